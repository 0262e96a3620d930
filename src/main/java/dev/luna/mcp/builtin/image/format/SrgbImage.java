package dev.luna.mcp.builtin.image.format;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Converts decoded images to sRGB with 8 bits per channel. Grey samples are copied as they are: Java's own grey colour space is
 * linear, which that of image files is not. Stateless.
 */
final class SrgbImage {

    private SrgbImage() {}

    /**
     * Converts an image to sRGB.
     *
     * @param decoded with samples that are sRGB unless the profile says otherwise
     * @param icc the file's ICC profile, possibly broken; null if it has none
     *
     */
    static BufferedImage of(BufferedImage decoded, byte[] icc) {
        boolean gray = isGray(decoded);
        BufferedImage picture = gray ? ofGray(decoded) : ofColour(decoded);
        return converted(picture, gray ? 1 : 3, icc);
    }

    /**
     * Applies an ICC profile to an image that has been read as if it were sRGB, in place.
     *
     * @param components of the image in the file: 1 for grey, 3 for colour
     * @param icc as above
     */
    static BufferedImage converted(BufferedImage picture, int components, byte[] icc) {
        ColorProfile.of(icc, components).ifPresent(profile -> convert(picture, profile));
        return picture;
    }

    static BufferedImage empty(int width, int height, boolean transparent) {
        return new BufferedImage(width, height, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    }

    static int[] pixels(BufferedImage picture) {
        return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    }

    private static boolean isGray(BufferedImage decoded) {
        return !(decoded.getColorModel() instanceof IndexColorModel)
                && decoded.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    private static BufferedImage ofColour(BufferedImage decoded) {
        if (decoded.getType() == BufferedImage.TYPE_INT_RGB || decoded.getType() == BufferedImage.TYPE_INT_ARGB) {
            return decoded;
        }
        BufferedImage picture = empty(
                decoded.getWidth(), decoded.getHeight(), decoded.getColorModel().hasAlpha());
        Graphics2D canvas = picture.createGraphics();
        canvas.setComposite(AlphaComposite.Src);
        canvas.drawImage(decoded, 0, 0, null);
        canvas.dispose();
        return picture;
    }

    private static BufferedImage ofGray(BufferedImage decoded) {
        Raster raster = decoded.getRaster();
        int width = decoded.getWidth();
        boolean transparent = decoded.getColorModel().hasAlpha();
        BufferedImage picture = empty(width, decoded.getHeight(), transparent);
        int[] pixels = pixels(picture);
        int most = (1 << decoded.getColorModel().getComponentSize(0)) - 1;
        int[] grays = new int[width];
        int[] alphas = new int[width];
        for (int y = 0; y < decoded.getHeight(); y++) {
            raster.getSamples(0, y, width, 1, 0, grays);
            if (transparent) {
                raster.getSamples(0, y, width, 1, 1, alphas);
            }
            for (int x = 0; x < width; x++) {
                int alpha = transparent ? to8Bits(alphas[x], most) : 255;
                pixels[y * width + x] = alpha << 24 | to8Bits(grays[x], most) * 0x010101;
            }
        }
        return picture;
    }

    private static int to8Bits(int sample, int most) {
        return (int) ((sample * 255L + most / 2) / most);
    }

    private static void convert(BufferedImage picture, ColorProfile profile) {
        int[] pixels = pixels(picture);
        int width = picture.getWidth();
        int components = profile.components();
        byte[] samples = new byte[width * components];
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int i = 0; i < samples.length; i++) {
                int shift = components == 1 ? 0 : 16 - i % 3 * 8;
                samples[i] = (byte) (pixels[y * width + i / components] >> shift);
            }
            byte[] rgb = profile.toSrgb(samples);
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                pixels[at] = pixels[at] & 0xff000000 | rgb(rgb[x * 3], rgb[x * 3 + 1], rgb[x * 3 + 2]);
            }
        }
    }

    static int rgb(byte red, byte green, byte blue) {
        return (red & 0xff) << 16 | (green & 0xff) << 8 | blue & 0xff;
    }
}
