package dev.luna.mcp.builtin.image;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.HashMap;
import java.util.Map;

/**
 * Converts an image to the fewest channels that it needs: grey, a palette, no transparency if none is used. Grey values are
 * copied as they are, because Java's own grey colour space is linear and drawing would change them. Stateless.
 */
final class MinimalChannels {

    private static final int PALETTE = 256;

    private MinimalChannels() {}

    /** The same image, of {@code TYPE_INT_RGB} or {@code TYPE_INT_ARGB} if it needs all channels. */
    static BufferedImage by(BufferedImage picture) {
        int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        boolean alpha = picture.getColorModel().hasAlpha();
        boolean transparent = false;
        boolean gray = true;
        Map<Integer, Integer> palette = new HashMap<>(Map.of(pixels[0] | (alpha ? 0 : 0xff000000), 0));
        int last = pixels[0];
        for (int pixel : pixels) {
            int argb = alpha ? pixel : pixel | 0xff000000;
            transparent |= argb >>> 24 != 0xff;
            gray &= (argb >> 8 & 0xffff) == (argb & 0xffff);
            if (argb != last && palette.size() <= PALETTE) {
                palette.putIfAbsent(argb, palette.size());
                last = argb;
            }
        }
        if (gray) {
            return gray(picture, pixels, transparent);
        }
        if (palette.size() <= PALETTE) {
            return indexed(picture, pixels, palette, alpha);
        }
        return alpha && !transparent ? opaque(picture, pixels) : picture;
    }

    private static BufferedImage gray(BufferedImage picture, int[] pixels, boolean transparent) {
        BufferedImage gray = transparent
                ? grayWithAlpha(picture)
                : new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] samples = ((DataBufferByte) gray.getRaster().getDataBuffer()).getData();
        int next = 0;
        for (int pixel : pixels) {
            samples[next++] = (byte) pixel;
            if (transparent) {
                samples[next++] = (byte) (pixel >>> 24);
            }
        }
        return gray;
    }

    private static BufferedImage grayWithAlpha(BufferedImage picture) {
        ColorSpace space = ColorSpace.getInstance(ColorSpace.CS_GRAY);
        ColorModel colors = new ComponentColorModel(space, true, false, Transparency.TRANSLUCENT, DataBuffer.TYPE_BYTE);
        WritableRaster raster =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, picture.getWidth(), picture.getHeight(), 2, null);
        return new BufferedImage(colors, raster, false, null);
    }

    private static BufferedImage indexed(
            BufferedImage picture, int[] pixels, Map<Integer, Integer> palette, boolean alpha) {
        int[] colours = new int[palette.size()];
        palette.forEach((argb, index) -> colours[index] = argb);
        int bits = colours.length <= 2 ? 1 : colours.length <= 4 ? 2 : colours.length <= 16 ? 4 : 8;
        IndexColorModel model = new IndexColorModel(bits, colours.length, colours, 0, true, -1, DataBuffer.TYPE_BYTE);
        BufferedImage indexed = new BufferedImage(
                picture.getWidth(),
                picture.getHeight(),
                bits == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY,
                model);
        int[] row = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < row.length; x++) {
                int pixel = pixels[y * row.length + x];
                row[x] = palette.get(alpha ? pixel : pixel | 0xff000000);
            }
            indexed.getRaster().setSamples(0, y, row.length, 1, 0, row);
        }
        return indexed;
    }

    private static BufferedImage opaque(BufferedImage picture, int[] pixels) {
        BufferedImage opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        System.arraycopy(pixels, 0, ((DataBufferInt) opaque.getRaster().getDataBuffer()).getData(), 0, pixels.length);
        return opaque;
    }
}
