package dev.luna.mcp.builtin.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Encodes PNG files. Java's own writer filters no rows, which makes photos half as large again as from other programs; libraries
 * that do filter always search for repetitions, which takes ten times as long for a photo.
 *
 * @param picture {@code TYPE_INT_RGB} or {@code TYPE_INT_ARGB}
 * @param channels those to write of it
 *
 */
record PngEncoder(BufferedImage picture, MinimalChannels channels) {

    private static final int INDEXED = 3;
    private static final int COLOUR = 2;
    private static final int ALPHA = 4;

    /**
     * Encodes the picture.
     *
     * @param most the largest number of bytes that the caller can use
     * @return nothing if it would have more; it is not encoded to the end then
     */
    Optional<byte[]> encode(int most) throws IOException {
        PngChunks png = new PngChunks();
        boolean indexed = channels.palette() != null;
        int depth = indexed ? depth(channels.palette().colours().length) : Byte.SIZE;
        png.add("IHDR", header(depth, indexed ? INDEXED : type()));
        if (indexed) {
            addPalette(png, channels.palette().colours());
        }
        PngRows rows = rows(depth);
        try (OutputStream out = PngCompression.of(rows, picture.getHeight()).compress(png.pixels())) {
            for (int y = 0; y < picture.getHeight() && png.size() <= most; y++) {
                rows.write(y, out);
            }
        }
        png.add("IEND", new byte[0]);
        return png.size() <= most ? Optional.of(png.toByteArray()) : Optional.empty();
    }

    private byte[] header(int depth, int type) {
        return ByteBuffer.allocate(13)
                .putInt(picture.getWidth())
                .putInt(picture.getHeight())
                .put((byte) depth)
                .put((byte) type)
                .array();
    }

    private int type() {
        return (channels.gray() ? 0 : COLOUR) + (channels.transparent() ? ALPHA : 0);
    }

    private static int depth(int colours) {
        return colours <= 2 ? 1 : colours <= 4 ? 2 : colours <= 16 ? 4 : 8;
    }

    private void addPalette(PngChunks png, int[] colours) {
        ByteBuffer samples = ByteBuffer.allocate(3 * colours.length);
        ByteBuffer alphas = ByteBuffer.allocate(colours.length);
        for (int colour : colours) {
            samples.put((byte) (colour >> 16)).put((byte) (colour >> 8)).put((byte) colour);
            alphas.put((byte) (colour >>> 24));
        }
        png.add("PLTE", samples.array());
        if (channels.transparent()) {
            png.add("tRNS", alphas.array());
        }
    }

    private PngRows rows(int depth) {
        int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        int width = picture.getWidth();
        return channels.palette() == null
                ? new FilteredRows(pixels, width, channels.shifts())
                : new IndexedRows(pixels, width, channels.palette(), depth);
    }
}
