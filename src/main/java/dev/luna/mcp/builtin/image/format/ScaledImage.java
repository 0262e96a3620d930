package dev.luna.mcp.builtin.image.format;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * An image that is scaled down while it is decoded, so that it is never in memory in its original size. Columns are scaled first:
 * that part works on whole rows, see {@link RowSum}. Not thread-safe.
 */
final class ScaledImage implements PixelRows {

    private final int channels;
    private final BufferedImage picture;
    private final ScalingWeights across;
    private final ScalingWeights down;
    private final byte[] row;
    private final RowSum[] sums;
    private final float[] columns;
    private int finished;

    /**
     * Starts an image.
     *
     * @param width of the original
     * @param height of the original
     * @param channels of the original: 1 for grey, 3 for colour
     * @param picture of the size to scale to, not larger, {@code TYPE_INT_RGB}
     */
    ScaledImage(int width, int height, int channels, BufferedImage picture) {
        this.channels = channels;
        this.picture = picture;
        this.across = new ScalingWeights(width, picture.getWidth());
        this.down = new ScalingWeights(height, picture.getHeight());
        int length = (width * channels + RowSum.STEP - 1) / RowSum.STEP * RowSum.STEP;
        this.row = new byte[length];
        this.columns = new float[length];
        this.sums = new RowSum[ScalingWeights.OVERLAP];
        Arrays.setAll(sums, i -> new RowSum(length));
    }

    /** The memory that scaling takes, in bytes, beside the picture. */
    static long memory(int width, int channels) {
        return (long) width * channels * Float.BYTES * (ScalingWeights.OVERLAP + 1);
    }

    @Override
    public BufferedImage picture() {
        return picture;
    }

    @Override
    public void accept(int y, byte[] samples) {
        byte[] padded = samples;
        if (samples.length != row.length) {
            System.arraycopy(samples, 0, row, 0, samples.length);
            padded = row;
        }
        for (int to = finished; to < down.size() && down.start(to) <= y; to++) {
            RowSum sum = sums[to % ScalingWeights.OVERLAP];
            sum.add(padded, Math.round(down.of(to)[y - down.start(to)] * RowSum.ONE));
            if (y == down.end(to) - 1) {
                sum.moveTo(columns);
                finish(to);
                finished++;
            }
        }
    }

    private void finish(int y) {
        int[] pixels = SrgbImage.pixels(picture);
        int to = y * picture.getWidth();
        for (int x = 0; x < across.size(); x++) {
            float[] weights = across.of(x);
            int start = across.start(x) * channels;
            pixels[to + x] = channels == 1 ? gray(columns, start, weights) : colour(columns, start, weights);
        }
    }

    private static int gray(float[] columns, int start, float[] weights) {
        float sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += columns[start + i] * weights[i];
        }
        return rounded(sum) * 0x010101;
    }

    /** Two samples at a time, in sums of their own, so that the processor need not wait for one addition before the next. */
    private static int colour(float[] columns, int start, float[] weights) {
        float red = 0;
        float green = 0;
        float blue = 0;
        float nextRed = 0;
        float nextGreen = 0;
        float nextBlue = 0;
        int even = weights.length & ~1;
        int at = start;
        for (int i = 0; i < even; i += 2, at += 6) {
            float weight = weights[i];
            float next = weights[i + 1];
            red += columns[at] * weight;
            green += columns[at + 1] * weight;
            blue += columns[at + 2] * weight;
            nextRed += columns[at + 3] * next;
            nextGreen += columns[at + 4] * next;
            nextBlue += columns[at + 5] * next;
        }
        if (even < weights.length) {
            red += columns[at] * weights[even];
            green += columns[at + 1] * weights[even];
            blue += columns[at + 2] * weights[even];
        }
        return rounded(red + nextRed) << 16 | rounded(green + nextGreen) << 8 | rounded(blue + nextBlue);
    }

    private static int rounded(float sample) {
        return Math.min(255, (int) (sample + 0.5f));
    }
}
