package dev.luna.mcp.builtin.image.format;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.util.Optional;

/**
 * An image in cyan, magenta, yellow and black. It is converted by its profile if that is usable; otherwise as browsers do.
 *
 * @param stored the kind of the samples
 * @param icc the file's ICC profile, possibly broken; null if it has none
 *
 */
record CmykImage(Stored stored, byte[] icc) {

    /** The encodings of ink values. */
    enum Stored {
        /** 255 is full ink: TIFF. */
        INK,
        /** 255 is no ink: JPEG. */
        PAPER,
        /** 255 is no black; luma and chroma of the other three: JPEG (YCCK). */
        LUMA_AND_CHROMA
    }

    /** @param inks four channels with 8 bits, or with 16 */
    BufferedImage read(Raster inks) {
        int width = inks.getWidth();
        BufferedImage picture = SrgbImage.empty(width, inks.getHeight(), false);
        int[] pixels = SrgbImage.pixels(picture);
        Optional<ColorProfile> profile = ColorProfile.of(icc, 4);
        int[] row = new int[width * 4];
        for (int y = 0; y < inks.getHeight(); y++) {
            inks.getPixels(0, y, width, 1, row);
            int excess = inks.getSampleModel().getSampleSize(0) - Byte.SIZE;
            for (int i = 0; i < row.length; i++) {
                row[i] = stored == Stored.INK ? 255 - (row[i] >> excess) : row[i] >> excess;
            }
            if (stored == Stored.LUMA_AND_CHROMA) {
                toPaper(row);
            }
            byte[] rgb = profile.isPresent() ? profile.get().toSrgb(inverted(row)) : light(row);
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = SrgbImage.rgb(rgb[x * 3], rgb[x * 3 + 1], rgb[x * 3 + 2]);
            }
        }
        return picture;
    }

    /** Converts luma and chroma to the absence of cyan, magenta and yellow. */
    private static void toPaper(int[] row) {
        for (int i = 0; i < row.length; i += 4) {
            double luma = row[i];
            double blue = row[i + 1] - 128;
            double red = row[i + 2] - 128;
            row[i] = 255 - clamped(luma + 1.402 * red);
            row[i + 1] = 255 - clamped(luma - 0.344136 * blue - 0.714136 * red);
            row[i + 2] = 255 - clamped(luma + 1.772 * blue);
        }
    }

    private static int clamped(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    private static byte[] inverted(int[] row) {
        byte[] inks = new byte[row.length];
        for (int i = 0; i < row.length; i++) {
            inks[i] = (byte) (255 - row[i]);
        }
        return inks;
    }

    private static byte[] light(int[] row) {
        byte[] rgb = new byte[row.length / 4 * 3];
        for (int i = 0; i < rgb.length; i++) {
            int pixel = i / 3 * 4;
            rgb[i] = (byte) ((row[pixel + i % 3] * row[pixel + 3] + 127) / 255);
        }
        return rgb;
    }
}
