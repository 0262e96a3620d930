package dev.luna.mcp.builtin.image.webp;

import java.util.Arrays;

/** Reads blocks of 16 by 16 pixels: the prediction of each, and the differences from it. Not thread-safe. */
final class MacroBlocks {

    private static final int SUB_BLOCKS = 4;
    private static final int[] MODE_TREE = {0, 2, -1, 4, -2, 6, 8, 12, -3, 10, -5, -6, -4, 14, -7, 16, -8, -9};

    private final LossyHeader header;
    private final BoolDecoder modes;
    private final LossyTables tables;
    private final Plane[] planes;
    private final Coefficients coefficients;
    private final int[] modesAbove;
    private final int[] modesLeft = new int[4];
    private final int[] filledAbove;
    private final int[] filledLeft = new int[9];
    private final int[] block = new int[25 * 16];
    private final int[] subModes = new int[16];
    private final int columns;
    private int segment;

    MacroBlocks(LossyHeader header, BoolDecoder modes, LossyTables tables, Plane[] planes, int columns) {
        this.header = header;
        this.modes = modes;
        this.tables = tables;
        this.planes = planes;
        this.coefficients = new Coefficients(header.probabilities);
        this.columns = columns;
        this.modesAbove = new int[4 * columns];
        this.filledAbove = new int[9 * columns];
    }

    void startRow() {
        Arrays.fill(modesLeft, 0);
        Arrays.fill(filledLeft, 0);
    }

    /** Reads the next block; returns twice its filter level, plus 1 if its inner edges are filtered. */
    int read(int column, int row, BoolDecoder bits) {
        int[] p = header.segmentProbabilities;
        if (header.segmentMap) {
            segment = modes.bit(p[0]) == 1 ? 2 + modes.bit(p[2]) : modes.bit(p[1]);
        }
        boolean skipped = header.skipProbability >= 0 && modes.bit(header.skipProbability) == 1;
        int mode = modes.bit(145) == 0 ? SUB_BLOCKS : modes.bit(156) == 0 ? modes.bit(163) : 2 + modes.bit(128);
        readSubModes(column, mode);
        int chroma = modes.bit(142) == 0 ? 0 : modes.bit(114) == 0 ? 1 : 2 + modes.bit(183);
        Arrays.fill(block, 0);
        boolean filled = !skipped && readCoefficients(column, mode, bits);
        if (skipped) {
            clearNeighbours(column, mode);
        }
        draw(column, row, mode, chroma);
        boolean inner = mode == SUB_BLOCKS || filled;
        return 2 * header.filterLevel(segment, mode == SUB_BLOCKS) + (inner ? 1 : 0);
    }

    private void readSubModes(int column, int mode) {
        for (int i = 0; i < 16; i++) {
            int above = 4 * column + i % 4;
            int left = i / 4;
            int subMode = mode == 0 ? 0 : mode == 1 ? 2 : mode == 2 ? 3 : 1;
            if (mode == SUB_BLOCKS) {
                int start = (modesAbove[above] * 10 + modesLeft[left]) * 9;
                int node = 0;
                do {
                    node = MODE_TREE[node + modes.bit(tables.modes()[start + node / 2])];
                } while (node > 0);
                subMode = -node;
            }
            subModes[i] = subMode;
            modesAbove[above] = subMode;
            modesLeft[left] = subMode;
        }
    }

    private void clearNeighbours(int column, int mode) {
        int count = mode == SUB_BLOCKS ? 8 : 9;
        Arrays.fill(filledAbove, 9 * column, 9 * column + count, 0);
        Arrays.fill(filledLeft, 0, count, 0);
    }

    private boolean readCoefficients(int column, int mode, BoolDecoder bits) {
        int[] q = header.quantizers[segment];
        int above = 9 * column;
        boolean filled = false;
        int first = mode == SUB_BLOCKS ? 0 : 1;
        if (first == 1) {
            filled = read(bits, 1, above + 8, 8, 0, q[2], q[3], 24 * 16);
            spreadAverages();
        }
        for (int i = 0; i < 16; i++) {
            filled |= read(bits, first == 1 ? 0 : 3, above + i % 4, i / 4, first, q[0], q[1], i * 16);
        }
        for (int i = 0; i < 8; i++) {
            int plane = 4 + i / 4 * 2;
            filled |= read(bits, 2, above + plane + i % 2, plane + i % 4 / 2, 0, q[4], q[5], (16 + i) * 16);
        }
        return filled;
    }

    private boolean read(BoolDecoder bits, int kind, int above, int left, int first, int dc, int ac, int offset) {
        int neighbours = filledAbove[above] + filledLeft[left];
        boolean filled = coefficients.read(bits, kind, neighbours, first, dc, ac, block, offset) > first;
        filledAbove[above] = filled ? 1 : 0;
        filledLeft[left] = filled ? 1 : 0;
        return filled;
    }

    /** The inverse transform from the block of averages to the first coefficient of each other block (WHT). */
    private void spreadAverages() {
        int[] t = new int[16];
        int from = 24 * 16;
        for (int i = 0; i < 4; i++) {
            int a = block[from + i] + block[from + 12 + i];
            int b = block[from + 4 + i] + block[from + 8 + i];
            int c = block[from + 4 + i] - block[from + 8 + i];
            int d = block[from + i] - block[from + 12 + i];
            t[i] = a + b;
            t[8 + i] = a - b;
            t[4 + i] = d + c;
            t[12 + i] = d - c;
        }
        for (int i = 0; i < 4; i++) {
            int a = t[4 * i] + 3 + t[4 * i + 3];
            int b = t[4 * i + 1] + t[4 * i + 2];
            int c = t[4 * i + 1] - t[4 * i + 2];
            int d = t[4 * i] + 3 - t[4 * i + 3];
            block[64 * i] = a + b >> 3;
            block[64 * i + 16] = d + c >> 3;
            block[64 * i + 32] = a - b >> 3;
            block[64 * i + 48] = d - c >> 3;
        }
    }

    private void draw(int column, int row, int mode, int chroma) {
        int x = 16 * column;
        int y = 16 * row;
        if (mode != SUB_BLOCKS) {
            planes[0].predict(x, y, 16, mode);
        }
        int[] aboveRight = aboveRight(column, row);
        for (int i = 0; i < 16; i++) {
            int left = x + i % 4 * 4;
            int top = y + i / 4 * 4;
            if (mode == SUB_BLOCKS) {
                predictSubBlock(i, left, top, aboveRight);
            }
            planes[0].add(left, top, block, i * 16);
        }
        for (int plane = 1; plane < 3; plane++) {
            planes[plane].predict(8 * column, 8 * row, 8, chroma);
            for (int i = 0; i < 4; i++) {
                int from = (12 + 4 * plane + i) * 16;
                planes[plane].add(8 * column + i % 2 * 4, 8 * row + i / 2 * 4, block, from);
            }
        }
    }

    /** The samples above and to the right of a block, which all sub-blocks at its right edge use. */
    private int[] aboveRight(int column, int row) {
        Plane luma = planes[0];
        int[] samples = new int[4];
        for (int i = 0; i < 4; i++) {
            boolean known = row == 0 || column < columns - 1;
            samples[i] = luma.samples[luma.at(16 * column + (known ? 16 + i : 15), 16 * row - 1)];
        }
        return samples;
    }

    private void predictSubBlock(int index, int x, int y, int[] aboveRight) {
        Plane luma = planes[0];
        int at = luma.at(x, y);
        int[] edge = new int[13];
        for (int i = 0; i < 4; i++) {
            edge[i] = luma.samples[at + (3 - i) * luma.stride - 1];
        }
        for (int i = 0; i < 9; i++) {
            boolean right = i > 4 && index % 4 == 3;
            edge[4 + i] = right ? aboveRight[i - 5] : luma.samples[at - luma.stride - 1 + i];
        }
        SubBlockPrediction.apply(subModes[index], edge, luma.samples, at, luma.stride);
    }
}
