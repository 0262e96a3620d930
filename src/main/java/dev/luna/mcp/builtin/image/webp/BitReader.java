package dev.luna.mcp.builtin.image.webp;

/** Reads the bits of a stream, least significant first. Not thread-safe. */
final class BitReader {

    private final byte[] bytes;
    private final int end;
    private int next;
    private long buffer;
    private int buffered;

    BitReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.next = from;
        this.end = end;
    }

    /** The next bits as a number; at most 24. */
    int read(int count) throws WebpException {
        int value = peek(count);
        skip(count);
        return value;
    }

    boolean readFlag() throws WebpException {
        return read(1) == 1;
    }

    /** Peeks at the next bits; zeros after the end. */
    int peek(int count) {
        while (buffered < count && next < end) {
            buffer |= (bytes[next++] & 0xffL) << buffered;
            buffered += Byte.SIZE;
        }
        return (int) (buffer & (1L << count) - 1);
    }

    /** @throws WebpException if the stream has fewer bits */
    void skip(int count) throws WebpException {
        if (count > buffered) {
            throw new WebpException("the stream is cut off");
        }
        buffer >>>= count;
        buffered -= count;
    }
}
