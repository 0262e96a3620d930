package dev.luna.mcp.builtin.image.webp;

/** The ten prediction modes of 4 by 4 samples. Stateless. */
final class SubBlockPrediction {

    private SubBlockPrediction() {}

    /** @param e the neighbours: 4 to the left from below, the corner, 8 above */
    static void apply(int mode, int[] e, int[] to, int at, int stride) {
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 4; x++) {
                to[at + y * stride + x] = sample(mode, e, x, y);
            }
        }
    }

    private static int sample(int mode, int[] e, int x, int y) {
        return switch (mode) {
            case 0 -> (e[0] + e[1] + e[2] + e[3] + e[5] + e[6] + e[7] + e[8] + 4) >> 3;
            case 1 -> Plane.clamped(e[3 - y] + e[5 + x] - e[4]);
            case 2 -> three(e, 5 + x);
            case 3 -> y == 3 ? (e[1] + 3 * e[0] + 2) >> 2 : three(e, 3 - y);
            case 4 -> x + y == 6 ? (e[11] + 3 * e[12] + 2) >> 2 : three(e, 6 + x + y);
            case 5 -> three(e, 4 + x - y);
            case 6 -> verticalRight(e, x, y);
            case 7 -> verticalLeft(e, x, y);
            case 8 -> verticalRight(mirrored(e), y, x);
            default -> horizontalUp(e, x, y);
        };
    }

    private static int verticalRight(int[] e, int x, int y) {
        int along = 2 * x - y;
        if (along < -1) {
            return three(e, 5 + along);
        }
        return along % 2 == 0 ? two(e, 4 + along / 2) : three(e, 4 + (along + 1) / 2);
    }

    private static int verticalLeft(int[] e, int x, int y) {
        if (y == 2 && x == 3) {
            return three(e, 10);
        }
        if (y == 3) {
            return three(e, x == 3 ? 11 : 7 + x);
        }
        return y == 1 ? three(e, 6 + x) : two(e, 5 + x + y / 2);
    }

    private static int horizontalUp(int[] e, int x, int y) {
        int along = x + 2 * y;
        if (along > 5) {
            return e[0];
        }
        if (along == 5) {
            return (e[1] + 3 * e[0] + 2) >> 2;
        }
        return along % 2 == 0 ? two(e, 2 - along / 2) : three(e, 2 - along / 2);
    }

    private static int[] mirrored(int[] e) {
        int[] mirrored = e.clone();
        for (int i = 0; i <= 8; i++) {
            mirrored[i] = e[8 - i];
        }
        return mirrored;
    }

    private static int two(int[] e, int at) {
        return (e[at] + e[at + 1] + 1) >> 1;
    }

    private static int three(int[] e, int middle) {
        return (e[middle - 1] + 2 * e[middle] + e[middle + 1] + 2) >> 2;
    }
}
