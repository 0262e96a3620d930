package dev.luna.mcp.builtin.image.format;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * An image that is scaled down while it is decoded, so that it is never in memory in its original size. Columns are scaled first:
 * that part works on whole rows, which the compiler of the JVM turns into vector instructions. Not thread-safe.
 */
final class ScaledImage implements PixelRows {

    private final int channels;
    private final BufferedImage picture;
    private final ScalingWeights across;
    private final ScalingWeights down;
    private final float[] row;
    private final float[][] sums;
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
        this.row = new float[width * channels];
        this.sums = new float[ScalingWeights.OVERLAP][width * channels];
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
        for (int i = 0; i < row.length; i++) {
            row[i] = samples[i] & 0xff;
        }
        for (int to = finished; to < down.size() && down.start(to) <= y; to++) {
            float[] sum = sums[to % ScalingWeights.OVERLAP];
            add(sum, row, down.of(to)[y - down.start(to)]);
            if (y == down.end(to) - 1) {
                finish(to, sum);
                Arrays.fill(sum, 0);
                finished++;
            }
        }
    }

    private static void add(float[] sums, float[] row, float weight) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += row[i] * weight;
        }
    }

    private void finish(int y, float[] columns) {
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

    private static int colour(float[] columns, int start, float[] weights) {
        float red = 0;
        float green = 0;
        float blue = 0;
        for (int i = 0, at = start; i < weights.length; i++, at += 3) {
            red += columns[at] * weights[i];
            green += columns[at + 1] * weights[i];
            blue += columns[at + 2] * weights[i];
        }
        return rounded(red) << 16 | rounded(green) << 8 | rounded(blue);
    }

    private static int rounded(float sample) {
        return Math.min(255, (int) (sample + 0.5f));
    }
}
