package dev.luna.mcp.builtin.image.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A weighted sum of rows of samples. Bytes are not converted one by one, which the compiler of the JVM does not turn into vector
 * instructions: a long takes eight samples, and four longs add two of them each, with 32 bits for either. Not thread-safe.
 */
final class RowSum {

    /** The samples in a long; the length of a row must be a multiple of it. */
    static final int STEP = Long.BYTES;

    /** The weight 1: the sum of the weights of all rows, with which the largest sample still fits. */
    static final int ONE = 1 << 23;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long TWO_SAMPLES = 0x000000ff_000000ffL;

    private final long[] first;
    private final long[] second;
    private final long[] third;
    private final long[] fourth;

    /** @param length of a row */
    RowSum(int length) {
        first = new long[length / STEP];
        second = new long[length / STEP];
        third = new long[length / STEP];
        fourth = new long[length / STEP];
    }

    /** Adds a row. One loop for each long: the compiler makes no vector instructions of all in one. */
    void add(byte[] row, int weight) {
        add(first, row, 0, weight);
        add(second, row, 8, weight);
        add(third, row, 16, weight);
        add(fourth, row, 24, weight);
    }

    private static void add(long[] sums, byte[] row, int shift, int weight) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += ((long) LONGS.get(row, i * STEP) >>> shift & TWO_SAMPLES) * weight;
        }
    }

    /** Writes the sums, of weight 1 again, and starts from zero. */
    void moveTo(float[] sums) {
        float scale = 1f / ONE;
        for (int i = 0, to = 0; i < first.length; i++, to += STEP) {
            sums[to] = (int) first[i] * scale;
            sums[to + 1] = (int) second[i] * scale;
            sums[to + 2] = (int) third[i] * scale;
            sums[to + 3] = (int) fourth[i] * scale;
            sums[to + 4] = (int) (first[i] >>> 32) * scale;
            sums[to + 5] = (int) (second[i] >>> 32) * scale;
            sums[to + 6] = (int) (third[i] >>> 32) * scale;
            sums[to + 7] = (int) (fourth[i] >>> 32) * scale;
        }
        Arrays.fill(first, 0);
        Arrays.fill(second, 0);
        Arrays.fill(third, 0);
        Arrays.fill(fourth, 0);
    }
}
