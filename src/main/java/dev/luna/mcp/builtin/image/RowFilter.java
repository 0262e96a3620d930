package dev.luna.mcp.builtin.image;

/**
 * The filters of PNG, which encode a row as differences from the pixels beside and above. It uses the filter with the smallest
 * differences, as the PNG specification recommends. Not thread-safe; for one image from its first row on.
 */
final class RowFilter {

    private static final int FILTERS = 5;

    private final int channels;
    private final int[] above;
    private final byte[][] filtered;

    RowFilter(int samples, int channels) {
        this.channels = channels;
        this.above = new int[samples];
        this.filtered = new byte[FILTERS][samples + 1];
        for (int filter = 0; filter < FILTERS; filter++) {
            filtered[filter][0] = (byte) filter;
        }
    }

    /** The next row, after the number of its filter; valid until the next call. */
    byte[] apply(int[] row) {
        long[] sums = new long[FILTERS];
        for (int i = 0; i < row.length; i++) {
            int left = i < channels ? 0 : row[i - channels];
            int corner = i < channels ? 0 : above[i - channels];
            put(0, i, row[i], sums);
            put(1, i, row[i] - left, sums);
            put(2, i, row[i] - above[i], sums);
            put(3, i, row[i] - (left + above[i]) / 2, sums);
            put(4, i, row[i] - nearest(left, above[i], corner), sums);
        }
        System.arraycopy(row, 0, above, 0, row.length);
        int best = 0;
        for (int filter = 1; filter < FILTERS; filter++) {
            best = sums[filter] < sums[best] ? filter : best;
        }
        return filtered[best];
    }

    private void put(int filter, int at, int difference, long[] sums) {
        byte value = (byte) difference;
        filtered[filter][at + 1] = value;
        sums[filter] += Math.abs(value);
    }

    /** The one of the three values that is nearest to left + above - corner (Paeth). */
    private static int nearest(int left, int above, int corner) {
        int fromLeft = Math.abs(above - corner);
        int fromAbove = Math.abs(left - corner);
        int fromCorner = Math.abs(left + above - 2 * corner);
        if (fromLeft <= fromAbove && fromLeft <= fromCorner) {
            return left;
        }
        return fromAbove <= fromCorner ? above : corner;
    }
}
