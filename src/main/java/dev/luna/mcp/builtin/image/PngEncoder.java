package dev.luna.mcp.builtin.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Encodes PNG files. Java's own writer filters no rows, which makes photos half as large again as from other programs.
 *
 * @param picture grey, of a palette, {@code TYPE_INT_RGB} or {@code TYPE_INT_ARGB}
 *
 */
record PngEncoder(BufferedImage picture) {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    byte[] encode() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        boolean indexed = picture.getColorModel() instanceof IndexColorModel;
        int depth = indexed ? picture.getColorModel().getPixelSize() : Byte.SIZE;
        int channels = picture.getRaster().getNumBands();
        int type = indexed ? 3 : (channels > 2 ? 2 : 0) + (channels % 2 == 0 ? 4 : 0);
        put(
                png,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(picture.getWidth())
                        .putInt(picture.getHeight())
                        .put((byte) depth)
                        .put((byte) type)
                        .array());
        if (picture.getColorModel() instanceof IndexColorModel palette) {
            putPalette(png, palette);
        }
        put(png, "IDAT", indexed ? packedRows(depth) : filteredRows(channels));
        put(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void putPalette(ByteArrayOutputStream png, IndexColorModel palette) {
        ByteBuffer colours = ByteBuffer.allocate(3 * palette.getMapSize());
        byte[] alphas = new byte[palette.getMapSize()];
        palette.getAlphas(alphas);
        for (int i = 0; i < palette.getMapSize(); i++) {
            colours.put((byte) palette.getRed(i))
                    .put((byte) palette.getGreen(i))
                    .put((byte) palette.getBlue(i));
        }
        put(png, "PLTE", colours.array());
        if (palette.hasAlpha()) {
            put(png, "tRNS", alphas);
        }
    }

    private byte[] packedRows(int depth) throws IOException {
        int width = picture.getWidth();
        int[] row = new int[width];
        return deflated(Deflater.DEFAULT_STRATEGY, out -> {
            for (int y = 0; y < picture.getHeight(); y++) {
                picture.getRaster().getPixels(0, y, width, 1, row);
                byte[] packed = new byte[1 + (width * depth + 7) / 8];
                for (int x = 0; x < width; x++) {
                    packed[1 + x * depth / 8] |= (byte) (row[x] << 8 - depth - x * depth % 8);
                }
                out.write(packed);
            }
        });
    }

    private byte[] filteredRows(int channels) throws IOException {
        int width = picture.getWidth();
        int[] row = new int[width * channels];
        RowFilter filter = new RowFilter(row.length, channels);
        return deflated(Deflater.FILTERED, out -> {
            for (int y = 0; y < picture.getHeight(); y++) {
                picture.getRaster().getPixels(0, y, width, 1, row);
                out.write(filter.apply(row));
            }
        });
    }

    private interface Rows {
        void writeTo(OutputStream out) throws IOException;
    }

    private static byte[] deflated(int strategy, Rows rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setStrategy(strategy);
        try (OutputStream out = new DeflaterOutputStream(bytes, deflater, 1 << 15)) {
            rows.writeTo(out);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void put(ByteArrayOutputStream png, String name, byte[] content) {
        byte[] named = ByteBuffer.allocate(4 + content.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
        CRC32 checksum = new CRC32();
        checksum.update(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        png.writeBytes(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }
}
