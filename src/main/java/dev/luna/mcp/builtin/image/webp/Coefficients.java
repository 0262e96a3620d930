package dev.luna.mcp.builtin.image.webp;

/**
 * Reads the coefficients of blocks of 4 by 4 pixels.
 *
 * @param probabilities by kind of block, band, neighbours and place in the tree
 *
 */
record Coefficients(int[] probabilities) {

    private static final int[] BANDS = {0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0};
    private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};
    private static final int[][] LARGE = {
        {173, 148, 140},
        {176, 155, 140, 135},
        {180, 157, 141, 134, 130},
        {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
    };

    /**
     * Reads a block.
     *
     * @param to gets the coefficients, times their quantizers
     * @return the position after the block's last coefficient; its first position if there are none
     */
    int read(BoolDecoder bits, int kind, int neighbours, int first, int dc, int ac, int[] to, int offset) {
        int at = first;
        int p = place(kind, at, neighbours);
        while (at < 16) {
            if (bits.bit(probabilities[p]) == 0) {
                return at;
            }
            while (bits.bit(probabilities[p + 1]) == 0) {
                if (++at == 16) {
                    return 16;
                }
                p = place(kind, at, 0);
            }
            int value = bits.bit(probabilities[p + 2]) == 0 ? 1 : larger(bits, p);
            int quantized = value * (at > 0 ? ac : dc);
            to[offset + ZIGZAG[at]] = bits.flag() ? -quantized : quantized;
            at++;
            p = place(kind, at, value == 1 ? 1 : 2);
        }
        return 16;
    }

    private static int place(int kind, int at, int neighbours) {
        return ((kind * 8 + BANDS[at]) * 3 + neighbours) * 11;
    }

    private int larger(BoolDecoder bits, int p) {
        if (bits.bit(probabilities[p + 3]) == 0) {
            return bits.bit(probabilities[p + 4]) == 0 ? 2 : 3 + bits.bit(probabilities[p + 5]);
        }
        if (bits.bit(probabilities[p + 6]) == 0) {
            if (bits.bit(probabilities[p + 7]) == 0) {
                return 5 + bits.bit(159);
            }
            return 7 + 2 * bits.bit(165) + bits.bit(145);
        }
        int high = bits.bit(probabilities[p + 8]);
        int size = 2 * high + bits.bit(probabilities[p + 9 + high]);
        int value = 0;
        for (int probability : LARGE[size]) {
            value = value << 1 | bits.bit(probability);
        }
        return value + 3 + (8 << size);
    }
}
