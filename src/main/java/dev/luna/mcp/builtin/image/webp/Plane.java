package dev.luna.mcp.builtin.image.webp;

/** A plane of luma or chroma, with a constant row above and a constant column to the left. */
final class Plane {

    final int stride;
    final int[] samples;

    Plane(int width, int height) {
        stride = width + 8;
        samples = new int[(height + 1) * stride];
        for (int i = 0; i < stride; i++) {
            samples[i] = 127;
        }
        for (int y = 1; y <= height; y++) {
            samples[y * stride] = 129;
        }
    }

    int at(int x, int y) {
        return (y + 1) * stride + x + 1;
    }

    /** Predicts a square from the samples above and to the left of it: 0 average, 1 above, 2 left, 3 their sum. */
    void predict(int x, int y, int size, int mode) {
        int start = at(x, y);
        int average = mode == 0 ? average(x, y, size) : 0;
        for (int row = 0; row < size; row++) {
            int line = start + row * stride;
            for (int column = 0; column < size; column++) {
                int above = samples[start - stride + column];
                int left = samples[line - 1];
                samples[line + column] = switch (mode) {
                    case 0 -> average;
                    case 1 -> above;
                    case 2 -> left;
                    default -> clamped(left + above - samples[start - stride - 1]);
                };
            }
        }
    }

    private int average(int x, int y, int size) {
        if (x == 0 && y == 0) {
            return 128;
        }
        int start = at(x, y);
        int sum = 0;
        for (int i = 0; i < size; i++) {
            sum += y > 0 ? samples[start - stride + i] : samples[start + i * stride - 1];
            sum += x > 0 ? samples[start + i * stride - 1] : samples[start - stride + i];
        }
        return (sum + size) / (2 * size);
    }

    /** Adds the inverse transform of 16 coefficients to 4 by 4 samples (DCT). */
    void add(int x, int y, int[] c, int from) {
        int[] t = new int[16];
        for (int i = 0; i < 4; i++) {
            int a = c[from + i] + c[from + 8 + i];
            int b = c[from + i] - c[from + 8 + i];
            int e = second(c[from + 4 + i]) - first(c[from + 12 + i]);
            int d = first(c[from + 4 + i]) + second(c[from + 12 + i]);
            t[4 * i] = a + d;
            t[4 * i + 1] = b + e;
            t[4 * i + 2] = b - e;
            t[4 * i + 3] = a - d;
        }
        for (int i = 0; i < 4; i++) {
            int a = t[i] + 4 + t[8 + i];
            int b = t[i] + 4 - t[8 + i];
            int e = second(t[4 + i]) - first(t[12 + i]);
            int d = first(t[4 + i]) + second(t[12 + i]);
            int at = at(x, y + i);
            put(at, a + d);
            put(at + 1, b + e);
            put(at + 2, b - e);
            put(at + 3, a - d);
        }
    }

    private void put(int at, int difference) {
        samples[at] = clamped(samples[at] + (difference >> 3));
    }

    private static int first(int value) {
        return (value * 20_091 >> 16) + value;
    }

    private static int second(int value) {
        return value * 35_468 >> 16;
    }

    static int clamped(int value) {
        return Math.max(0, Math.min(255, value));
    }
}
