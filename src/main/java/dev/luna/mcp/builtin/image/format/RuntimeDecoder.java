package dev.luna.mcp.builtin.image.format;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A decoder of the Java runtime, for a file without metadata. It is looked up by name, so that no library on the class path can
 * replace it.
 *
 * @param format its name in Java
 * @param width from the checked header; a decoder that finds another size is stopped
 * @param height likewise
 *
 */
record RuntimeDecoder(String format, int width, int height) {

    /** Decodes the first picture. */
    BufferedImage read(byte[] plain) throws IOException {
        return decode(plain, reader -> reader.read(0));
    }

    /** Decodes the first image and keeps its samples as they are in the file. */
    Raster readRaster(byte[] plain) throws IOException {
        return decode(plain, reader -> reader.readRaster(0, null));
    }

    /**
     * Decodes the first image row by row, without keeping it.
     *
     * @param channels 1 for grey, 3 for colour
     * @param rows gets the rows
     */
    void readRows(byte[] plain, int channels, PixelRows rows) throws IOException {
        decode(plain, reader -> {
            ImageReadParam options = reader.getDefaultReadParam();
            options.setDestination(RowRaster.image(width, height, channels, rows));
            return reader.read(0, options);
        });
    }

    private interface Decoding<T> {
        T apply(ImageReader reader) throws IOException;
    }

    private <T> T decode(byte[] plain, Decoding<T> decoding) throws IOException {
        ImageReader reader = reader();
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(plain))) {
            reader.setInput(input, true, false);
            if (reader.getWidth(0) != width || reader.getHeight(0) != height) {
                throw new DamagedImageException("two sizes");
            }
            return decoding.apply(reader);
        } finally {
            reader.dispose();
        }
    }

    private ImageReader reader() {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
                return reader;
            }
        }
        throw new IllegalStateException("This Java runtime cannot decode " + format);
    }
}
