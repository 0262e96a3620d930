package dev.luna.mcp.builtin.image.webp;

/** The header of a lossy stream: quantizers, filters and probabilities. */
final class LossyHeader {

    private static final int SEGMENTS = 4;

    final boolean segmentMap;
    final int[] segmentProbabilities = {255, 255, 255};
    final boolean simpleFilter;
    final int sharpness;
    final int partitions;
    final int[] probabilities;
    final int skipProbability;
    final int[][] quantizers = new int[SEGMENTS][];
    private final int[] levels = new int[SEGMENTS];
    private int referenceDelta;
    private int subBlockDelta;

    LossyHeader(BoolDecoder bits, LossyTables tables) {
        bits.number(2);
        boolean segments = bits.flag();
        int[] segmentQuantizers = new int[SEGMENTS];
        boolean absolute = false;
        boolean map = false;
        if (segments) {
            map = bits.flag();
            if (bits.flag()) {
                absolute = bits.flag();
                for (int i = 0; i < SEGMENTS; i++) {
                    segmentQuantizers[i] = bits.optional(7);
                }
                for (int i = 0; i < SEGMENTS; i++) {
                    levels[i] = bits.optional(6);
                }
            }
            for (int i = 0; map && i < segmentProbabilities.length; i++) {
                segmentProbabilities[i] = bits.flag() ? bits.number(8) : 255;
            }
        }
        segmentMap = map;
        simpleFilter = bits.flag();
        int level = bits.number(6);
        sharpness = bits.number(3);
        readDeltas(bits);
        partitions = 1 << bits.number(2);
        int base = bits.number(7);
        int[] deltas = new int[5];
        for (int i = 0; i < deltas.length; i++) {
            deltas[i] = bits.optional(4);
        }
        for (int i = 0; i < SEGMENTS; i++) {
            levels[i] = absolute && segments ? levels[i] : level + levels[i];
            quantizers[i] = quantizers(
                    absolute && segments ? segmentQuantizers[i] : base + segmentQuantizers[i], deltas, tables);
        }
        bits.flag();
        probabilities = tables.coefficients().clone();
        for (int i = 0; i < probabilities.length; i++) {
            if (bits.bit(tables.updates()[i]) == 1) {
                probabilities[i] = bits.number(8);
            }
        }
        skipProbability = bits.flag() ? bits.number(8) : -1;
    }

    private void readDeltas(BoolDecoder bits) {
        if (bits.flag() && bits.flag()) {
            for (int i = 0; i < 8; i++) {
                int delta = bits.optional(6);
                referenceDelta = i == 0 ? delta : referenceDelta;
                subBlockDelta = i == 4 ? delta : subBlockDelta;
            }
        }
    }

    private static int[] quantizers(int index, int[] deltas, LossyTables tables) {
        return new int[] {
            tables.dc()[clamped(index + deltas[0], 127)],
            tables.ac()[clamped(index, 127)],
            tables.dc()[clamped(index + deltas[1], 127)] * 2,
            Math.max(8, tables.ac()[clamped(index + deltas[2], 127)] * 155 / 100),
            tables.dc()[clamped(index + deltas[3], 117)],
            tables.ac()[clamped(index + deltas[4], 127)]
        };
    }

    /** The strength with which the edges of a block are smoothed. */
    int filterLevel(int segment, boolean subBlocks) {
        return clamped(levels[segment] + referenceDelta + (subBlocks ? subBlockDelta : 0), 63);
    }

    private static int clamped(int value, int most) {
        return Math.max(0, Math.min(most, value));
    }
}
