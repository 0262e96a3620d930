package dev.luna.mcp.builtin.image;

/**
 * The filters of PNG, in the order of their numbers. They encode a row as differences from the samples beside and above. The
 * loops have no branches and one index for all arrays, so that the compiler of the JVM turns them into vector instructions. Stateless.
 */
enum RowFilter {
    NONE {
        @Override
        void subtract(int[] row, int[] left, int[] above, int[] corner, int samples, int[] differences) {
            System.arraycopy(row, 0, differences, 0, samples);
        }
    },
    SUB {
        @Override
        void subtract(int[] row, int[] left, int[] above, int[] corner, int samples, int[] differences) {
            for (int i = 0; i < samples; i++) {
                differences[i] = row[i] - left[i];
            }
        }
    },
    UP {
        @Override
        void subtract(int[] row, int[] left, int[] above, int[] corner, int samples, int[] differences) {
            for (int i = 0; i < samples; i++) {
                differences[i] = row[i] - above[i];
            }
        }
    },
    AVERAGE {
        @Override
        void subtract(int[] row, int[] left, int[] above, int[] corner, int samples, int[] differences) {
            for (int i = 0; i < samples; i++) {
                differences[i] = row[i] - (left[i] + above[i] >> 1);
            }
        }
    },
    PAETH {
        @Override
        void subtract(int[] row, int[] left, int[] above, int[] corner, int samples, int[] differences) {
            for (int i = 0; i < samples; i++) {
                int base = corner[i];
                int up = above[i] - base;
                int across = left[i] - base;
                differences[i] = row[i] - (base + nearest(across, up));
            }
        }
    };

    /**
     * Computes the differences of a row from its prediction.
     *
     * @param row the samples
     * @param left those of the pixel to the left of each
     * @param above those of the pixel above
     * @param corner those of the pixel above and to the left
     * @param samples the number of them
     * @param differences the result, of which the lowest 8 bits count
     */
    abstract void subtract(int[] row, int[] left, int[] above, int[] corner, int samples, int[] differences);

    /**
     * The one of left, above and corner that is nearest to left + above - corner (Paeth); of those at equal distance the first.
     * All of them are less the corner, which is 0 then.
     */
    private static int nearest(int left, int above) {
        int fromLeft = Math.abs(above);
        int fromAbove = Math.abs(left);
        int fromCorner = Math.abs(left + above);
        // Each mask has all bits set if its condition holds, and none otherwise.
        int notLeft = (fromAbove - fromLeft | fromCorner - fromLeft) >> 31;
        int notAbove = fromCorner - fromAbove >> 31;
        return left & ~notLeft | above & notLeft & ~notAbove;
    }
}
