package dev.luna.mcp.builtin.image;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * The rows of an image without a palette. Each row has the filter with the smallest differences, as the PNG specification
 * recommends. A very wide row is filtered in parts, so that it takes no more memory than others. Not thread-safe.
 */
final class FilteredRows implements PngRows {

    /** In pixels; the filter of a row is chosen by its first part. */
    private static final int PART = 1 << 14;

    private static final RowFilter[] FILTERS = RowFilter.values();

    private final int[] pixels;
    private final int width;
    private final int[] shifts;
    private final int[] row;
    private final int[] left;
    private final int[] above;
    private final int[] corner;
    private final int[][] differences;
    private final byte[] filtered;

    /**
     * Takes an image.
     *
     * @param pixels in ARGB
     * @param width of the image
     * @param shifts the positions of the samples in a pixel
     */
    FilteredRows(int[] pixels, int width, int[] shifts) {
        this.pixels = pixels;
        this.width = width;
        this.shifts = shifts;
        int samples = Math.min(PART, width) * shifts.length;
        this.row = new int[samples];
        this.left = new int[samples];
        this.above = new int[samples];
        this.corner = new int[samples];
        this.differences = new int[FILTERS.length][samples];
        this.filtered = new byte[samples];
    }

    @Override
    public long length() {
        return (long) pixels.length * shifts.length + pixels.length / width;
    }

    @Override
    public void write(int y, OutputStream out) throws IOException {
        int filter = 0;
        for (int x = 0; x < width; x += PART) {
            int count = Math.min(PART, width - x);
            int samples = count * shifts.length;
            read(y, x, count, row, left);
            read(y - 1, x, count, above, corner);
            if (x == 0) {
                filter = best(samples);
                out.write(filter);
            } else {
                FILTERS[filter].subtract(row, left, above, corner, samples, differences[filter]);
            }
            interleave(differences[filter], count);
            out.write(filtered, 0, samples);
        }
    }

    /** Reads samples, channel by channel, and the sample to the left of each; outside the image they are 0. */
    private void read(int y, int from, int count, int[] samples, int[] left) {
        int start = y * width + from;
        for (int channel = 0; channel < shifts.length; channel++) {
            int to = channel * count;
            if (y < 0) {
                Arrays.fill(samples, to, to + count, 0);
            } else {
                copy(pixels, start, shifts[channel], samples, to, count);
            }
            left[to] = y < 0 || from == 0 ? 0 : pixels[start - 1] >>> shifts[channel] & 0xff;
            System.arraycopy(samples, to, left, to + 1, count - 1);
        }
    }

    private static void copy(int[] pixels, int from, int shift, int[] samples, int to, int count) {
        for (int i = 0; i < count; i++) {
            samples[to + i] = pixels[from + i] >>> shift & 0xff;
        }
    }

    private void interleave(int[] values, int count) {
        int channels = shifts.length;
        for (int channel = 0; channel < channels; channel++) {
            for (int i = 0, from = channel * count, to = channel; i < count; i++, to += channels) {
                filtered[to] = (byte) values[from + i];
            }
        }
    }

    private int best(int samples) {
        int best = 0;
        long least = Long.MAX_VALUE;
        for (int filter = 0; filter < FILTERS.length; filter++) {
            FILTERS[filter].subtract(row, left, above, corner, samples, differences[filter]);
            long sum = sum(differences[filter], samples);
            if (sum < least) {
                best = filter;
                least = sum;
            }
        }
        return best;
    }

    private static int sum(int[] differences, int samples) {
        int sum = 0;
        for (int i = 0; i < samples; i++) {
            sum += Math.abs(differences[i] << 24 >> 24);
        }
        return sum;
    }
}
