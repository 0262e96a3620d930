package dev.luna.mcp.builtin.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * The method that compresses the rows of an image. Nine tenths of the time of zlib go into the search for repetitions, of which
 * the filtered rows of most photos have none. So the search is tried on a few of the rows, and left out if it does not pay.
 */
enum PngCompression {
    WITH_SEARCH(Deflater.FILTERED),
    WITHOUT_SEARCH(Deflater.HUFFMAN_ONLY);

    /** The next level takes twice the time for 3 % fewer bytes. */
    private static final int LEVEL = 5;

    private static final int BUFFER = 1 << 15;

    /** In bytes before compression; below it there is no time to save. */
    private static final int SMALL = 1 << 17;

    private static final int FEW_ROWS = 64;

    private static final int TRIALS = 4;
    private static final int TRIAL_SHARE = 64;
    private static final int SMALLEST_TRIAL = 1 << 14;
    private static final int LARGEST_TRIAL = 1 << 16;

    /** The growth by which leaving out the search may cost bytes: one part in twenty. */
    private static final int TOLERANCE = 20;

    private final int strategy;

    PngCompression(int strategy) {
        this.strategy = strategy;
    }

    /** Chooses the method for an image of this height. */
    static PngCompression of(PngRows rows, int height) throws IOException {
        if (rows.length() < SMALL || height < FEW_ROWS) {
            return WITH_SEARCH;
        }
        long bytes = Math.max(SMALLEST_TRIAL, Math.min(LARGEST_TRIAL, rows.length() / TRIAL_SHARE));
        int count = (int) Math.max(1, Math.min(height / TRIALS, bytes * height / rows.length()));
        long with = 0;
        long without = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            int from = (height - count) / (TRIALS - 1) * trial;
            with += WITH_SEARCH.size(rows, from, count);
            without += WITHOUT_SEARCH.size(rows, from, count);
        }
        return without - with <= with / TOLERANCE ? WITHOUT_SEARCH : WITH_SEARCH;
    }

    private long size(PngRows rows, int from, int count) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = compress(bytes)) {
            for (int y = from; y < from + count; y++) {
                rows.write(y, out);
            }
        }
        return bytes.size();
    }

    /** A stream that compresses what is written to it. It must be closed, to free the memory of zlib. */
    OutputStream compress(OutputStream out) {
        Deflater deflater = new Deflater(LEVEL);
        deflater.setStrategy(strategy);
        return new DeflaterOutputStream(out, deflater, BUFFER) {
            @Override
            public void close() throws IOException {
                try {
                    super.close();
                } finally {
                    deflater.end();
                }
            }
        };
    }
}
