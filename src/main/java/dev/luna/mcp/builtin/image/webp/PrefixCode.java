package dev.luna.mcp.builtin.image.webp;

/** A canonical prefix code: short codes by a table, longer ones bit by bit. Immutable. */
final class PrefixCode {

    private static final int LONGEST = 15;
    private static final int TABLE_BITS = 8;

    /** Length and symbol by the next bits; null if there is only one symbol, which takes no bits. */
    private final int[] table;

    private final short[] symbols;
    private final int[] counts;

    private PrefixCode(int[] table, short[] symbols, int[] counts) {
        this.table = table;
        this.symbols = symbols;
        this.counts = counts;
    }

    static PrefixCode single(int symbol) {
        return new PrefixCode(null, new short[] {(short) symbol}, null);
    }

    /**
     * Makes a code from the lengths of its words.
     *
     * @throws WebpException if the lengths are those of no complete code
     */
    static PrefixCode of(int[] lengths) throws WebpException {
        int[] counts = new int[LONGEST + 1];
        for (int length : lengths) {
            counts[length]++;
        }
        counts[0] = 0;
        int[] starts = new int[LONGEST + 2];
        int free = 1;
        for (int length = 1; length <= LONGEST; length++) {
            free = free * 2 - counts[length];
            if (free < 0) {
                throw new WebpException("a code with too many words");
            }
            starts[length + 1] = starts[length] + counts[length];
        }
        int used = starts[LONGEST + 1];
        short[] symbols = new short[used];
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (lengths[symbol] > 0) {
                symbols[starts[lengths[symbol]]++] = (short) symbol;
            }
        }
        if (used == 1) {
            return single(symbols[0]);
        }
        if (free != 0) {
            throw new WebpException("a code with too few words");
        }
        return new PrefixCode(table(symbols, counts), symbols, counts);
    }

    private static int[] table(short[] symbols, int[] counts) {
        int[] table = new int[1 << TABLE_BITS];
        int code = 0;
        int index = 0;
        for (int length = 1; length <= TABLE_BITS; length++) {
            code <<= 1;
            for (int i = 0; i < counts[length]; i++) {
                int reversed = Integer.reverse(code++) >>> Integer.SIZE - length;
                int entry = length << Short.SIZE | symbols[index++];
                for (int at = reversed; at < table.length; at += 1 << length) {
                    table[at] = entry;
                }
            }
        }
        return table;
    }

    /** The next symbol. */
    int read(BitReader bits) throws WebpException {
        if (table == null) {
            return symbols[0];
        }
        int entry = table[bits.peek(TABLE_BITS)];
        if (entry != 0) {
            bits.skip(entry >> Short.SIZE);
            return entry & 0xffff;
        }
        int next = bits.peek(LONGEST);
        int code = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code |= next & 1;
            next >>= 1;
            if (code - first < counts[length]) {
                bits.skip(length);
                return symbols[index + code - first];
            }
            index += counts[length];
            first = first + counts[length] << 1;
            code <<= 1;
        }
        throw new WebpException("no word of the code");
    }
}
