package dev.luna.mcp.builtin.image.webp;

/**
 * Reads prefix codes from a stream.
 *
 * @param bits the source
 *
 */
record PrefixCodeReader(BitReader bits) {

    private static final int[] ORDER = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    private static final int REPEAT = 16;
    private static final int FEW_ZEROS = 17;

    /**
     * Reads a code.
     *
     * @param alphabet the number of symbols
     */
    PrefixCode read(int alphabet) throws WebpException {
        return bits.readFlag() ? simple(alphabet) : PrefixCode.of(lengths(alphabet));
    }

    private PrefixCode simple(int alphabet) throws WebpException {
        boolean two = bits.readFlag();
        int first = bits.read(bits.readFlag() ? 8 : 1);
        int second = two ? bits.read(8) : first;
        if (first >= alphabet || second >= alphabet) {
            throw new WebpException("a symbol beyond the alphabet");
        }
        if (first == second) {
            return PrefixCode.single(first);
        }
        int[] lengths = new int[alphabet];
        lengths[first] = 1;
        lengths[second] = 1;
        return PrefixCode.of(lengths);
    }

    private int[] lengths(int alphabet) throws WebpException {
        int[] lengthLengths = new int[ORDER.length];
        int given = 4 + bits.read(4);
        for (int i = 0; i < given; i++) {
            lengthLengths[ORDER[i]] = bits.read(3);
        }
        PrefixCode code = PrefixCode.of(lengthLengths);
        int words = bits.readFlag() ? 2 + bits.read(2 + 2 * bits.read(3)) : alphabet;
        int[] lengths = new int[alphabet];
        int previous = 8;
        int symbol = 0;
        while (symbol < alphabet && words-- > 0) {
            int word = code.read(bits);
            if (word < REPEAT) {
                lengths[symbol++] = word;
                previous = word == 0 ? previous : word;
            } else {
                int times =
                        word == REPEAT ? 3 + bits.read(2) : word == FEW_ZEROS ? 3 + bits.read(3) : 11 + bits.read(7);
                if (symbol + times > alphabet) {
                    throw new WebpException("more lengths than symbols");
                }
                for (int i = 0; i < times; i++) {
                    lengths[symbol++] = word == REPEAT ? previous : 0;
                }
            }
        }
        return lengths;
    }
}
