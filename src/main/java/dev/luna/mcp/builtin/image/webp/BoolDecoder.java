package dev.luna.mcp.builtin.image.webp;

/**
 * Decodes the bits of a lossy stream, each coded by its probability. After the end it returns zeros. Not thread-safe.
 */
final class BoolDecoder {

    private final byte[] bytes;
    private final int end;
    private int next;
    private int value;
    private int range = 255;
    private int shifted;

    BoolDecoder(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.next = from;
        this.end = end;
        this.value = nextByte() << 8 | nextByte();
    }

    private int nextByte() {
        return next < end ? bytes[next++] & 0xff : 0;
    }

    /** A bit that is 0 with a probability, in 256ths. */
    int bit(int probability) {
        int split = 1 + ((range - 1) * probability >> 8);
        int bit = value >= split << 8 ? 1 : 0;
        if (bit == 1) {
            range -= split;
            value -= split << 8;
        } else {
            range = split;
        }
        while (range < 128) {
            range <<= 1;
            value <<= 1;
            if (++shifted == Byte.SIZE) {
                shifted = 0;
                value |= nextByte();
            }
        }
        return bit;
    }

    boolean flag() {
        return bit(128) == 1;
    }

    int number(int bits) {
        int number = 0;
        for (int i = 0; i < bits; i++) {
            number = number << 1 | bit(128);
        }
        return number;
    }

    /** An optional signed number, after a flag; 0 if the flag is not set. */
    int optional(int bits) {
        if (!flag()) {
            return 0;
        }
        int number = number(bits);
        return flag() ? -number : number;
    }
}
