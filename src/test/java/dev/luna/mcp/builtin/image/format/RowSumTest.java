package dev.luna.mcp.builtin.image.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RowSumTest {

    private static final int LENGTH = 24;

    private final RowSum sum = new RowSum(LENGTH);
    private final float[] sums = new float[LENGTH];

    @Test
    void rows_are_added_by_their_weights() {
        byte[] first = new byte[LENGTH];
        byte[] second = new byte[LENGTH];
        new Random(1).nextBytes(first);
        new Random(2).nextBytes(second);
        sum.add(first, RowSum.ONE / 4);
        sum.add(second, RowSum.ONE / 4 * 3);
        sum.moveTo(sums);
        for (int i = 0; i < LENGTH; i++) {
            float expected = (first[i] & 0xff) * 0.25f + (second[i] & 0xff) * 0.75f;
            assertThat(sums[i]).as("sample %d", i).isCloseTo(expected, Offset.offset(0.001f));
        }
    }

    @Test
    void the_largest_sample_fits_and_the_next_sum_starts_from_zero() {
        byte[] white = new byte[LENGTH];
        Arrays.fill(white, (byte) 0xff);
        sum.add(white, RowSum.ONE);
        sum.moveTo(sums);
        assertThat(sums).containsOnly(255);

        sum.add(new byte[LENGTH], RowSum.ONE);
        sum.moveTo(sums);
        assertThat(sums).containsOnly(0);
    }
}
