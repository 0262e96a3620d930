package dev.luna.mcp.builtin.image.webp;

/**
 * Smooths the edges between blocks.
 *
 * @param simple true to smooth only luma, and less of it
 * @param sharpness the part of an edge that is kept
 */
record LoopFilter(boolean simple, int sharpness) {

    /** Smooths the edges of a macroblock, and its inner edges if it has details. */
    void apply(Plane[] planes, int column, int row, int level, boolean inner) {
        if (level == 0) {
            return;
        }
        int interior = level;
        if (sharpness > 0) {
            interior = Math.min(interior >> (sharpness > 4 ? 2 : 1), 9 - sharpness);
        }
        interior = Math.max(1, interior);
        int variance = level >= 40 ? 2 : level >= 15 ? 1 : 0;
        int limit = 2 * level + interior;
        for (int i = 0; i < (simple ? 1 : 3); i++) {
            int size = i == 0 ? 16 : 8;
            int at = planes[i].at(column * size, row * size);
            int stride = planes[i].stride;
            int[] s = planes[i].samples;
            if (column > 0) {
                edge(s, at, 1, stride, size, limit + 4, interior, variance, true);
            }
            for (int x = 4; inner && x < size; x += 4) {
                edge(s, at + x, 1, stride, size, limit, interior, variance, false);
            }
            if (row > 0) {
                edge(s, at, stride, 1, size, limit + 4, interior, variance, true);
            }
            for (int y = 4; inner && y < size; y += 4) {
                edge(s, at + y * stride, stride, 1, size, limit, interior, variance, false);
            }
        }
    }

    private void edge(
            int[] s, int start, int across, int along, int size, int limit, int interior, int variance, boolean outer) {
        for (int i = 0; i < size; i++) {
            int at = start + i * along;
            int p1 = s[at - 2 * across];
            int p0 = s[at - across];
            int q0 = s[at];
            int q1 = s[at + across];
            if (4 * Math.abs(p0 - q0) + Math.abs(p1 - q1) > 2 * limit + 1) {
                continue;
            }
            if (simple) {
                two(s, at, across);
            } else if (isSmooth(s, at, across, interior)) {
                boolean detailed = Math.abs(p1 - p0) > variance || Math.abs(q1 - q0) > variance;
                if (detailed) {
                    two(s, at, across);
                } else if (outer) {
                    six(s, at, across);
                } else {
                    four(s, at, across);
                }
            }
        }
    }

    private static boolean isSmooth(int[] s, int at, int across, int interior) {
        for (int i = -4; i < 3; i++) {
            if (i != -1 && Math.abs(s[at + i * across] - s[at + (i + 1) * across]) > interior) {
                return false;
            }
        }
        return true;
    }

    private static void two(int[] s, int at, int across) {
        int a = 3 * (s[at] - s[at - across]) + narrow(s[at - 2 * across] - s[at + across], 127);
        s[at - across] = Plane.clamped(s[at - across] + narrow(a + 3 >> 3, 15));
        s[at] = Plane.clamped(s[at] - narrow(a + 4 >> 3, 15));
    }

    private static void four(int[] s, int at, int across) {
        int a = 3 * (s[at] - s[at - across]);
        int right = narrow(a + 4 >> 3, 15);
        int outer = right + 1 >> 1;
        s[at - 2 * across] = Plane.clamped(s[at - 2 * across] + outer);
        s[at - across] = Plane.clamped(s[at - across] + narrow(a + 3 >> 3, 15));
        s[at] = Plane.clamped(s[at] - right);
        s[at + across] = Plane.clamped(s[at + across] - outer);
    }

    private static void six(int[] s, int at, int across) {
        int a = narrow(3 * (s[at] - s[at - across]) + narrow(s[at - 2 * across] - s[at + across], 127), 127);
        for (int i = 0; i < 3; i++) {
            int change = (27 - 9 * i) * a + 63 >> 7;
            int left = at - (i + 1) * across;
            int right = at + i * across;
            s[left] = Plane.clamped(s[left] + change);
            s[right] = Plane.clamped(s[right] - change);
        }
    }

    private static int narrow(int value, int most) {
        return Math.max(-most - 1, Math.min(most, value));
    }
}
