package dev.luna.mcp.image;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import net.coobird.thumbnailator.filters.ImageFilter;

/**
 * Greyscale with 8 bits by the luma of ITU-R BT.601, as image programs do it; transparency stays. Grey values are
 * written straight into the pixels, because Java's own grey colour space is linear and drawing into it may change them.
 * Stateless.
 */
final class Grayscale implements ImageFilter {

    @Override
    public BufferedImage apply(BufferedImage image) {
        boolean transparent = image.getColorModel().hasAlpha();
        BufferedImage gray = transparent ? grayWithAlpha(image) : grayOnly(image);
        byte[] pixels = ((DataBufferByte) gray.getRaster().getDataBuffer()).getData();
        boolean alreadyGray = isGray(image.getColorModel());
        int width = image.getWidth();
        int[] row = new int[width];
        int next = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            if (alreadyGray) {
                keepGray(image, y, row);
            }
            for (int argb : row) {
                pixels[next++] = (byte) luma(argb);
                if (transparent) {
                    pixels[next++] = (byte) (argb >>> 24);
                }
            }
        }
        return gray;
    }

    private static int luma(int argb) {
        int red = argb >> 16 & 0xff;
        int green = argb >> 8 & 0xff;
        int blue = argb & 0xff;
        return (19_595 * red + 38_470 * green + 7_471 * blue + 32_768) >> 16;
    }

    private static boolean isGray(ColorModel colors) {
        return colors instanceof ComponentColorModel && colors.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    /** Puts the grey values as they are in place of those that Java has converted from linear grey. */
    private static void keepGray(BufferedImage image, int y, int[] row) {
        int excess = image.getColorModel().getComponentSize(0) - Byte.SIZE;
        int[] samples = image.getRaster().getSamples(0, y, row.length, 1, 0, (int[]) null);
        for (int x = 0; x < row.length; x++) {
            int value = samples[x] >> excess;
            row[x] = row[x] & 0xff000000 | value * 0x010101;
        }
    }

    private static BufferedImage grayOnly(BufferedImage image) {
        return new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    }

    private static BufferedImage grayWithAlpha(BufferedImage image) {
        ColorSpace space = ColorSpace.getInstance(ColorSpace.CS_GRAY);
        ColorModel colors = new ComponentColorModel(space, true, false, Transparency.TRANSLUCENT, DataBuffer.TYPE_BYTE);
        WritableRaster raster =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, image.getWidth(), image.getHeight(), 2, null);
        return new BufferedImage(colors, raster, false, null);
    }
}
