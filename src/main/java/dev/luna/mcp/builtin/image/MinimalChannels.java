package dev.luna.mcp.builtin.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * The fewest channels that an image needs: grey, a palette, no transparency if none is used.
 *
 * @param gray true if red, green and blue are equal in each pixel
 * @param transparent true if any pixel is not opaque
 * @param palette the colours of an image that is not grey; null if it has more than 256
 */
record MinimalChannels(boolean gray, boolean transparent, Palette palette) {

    private static final int OPAQUE = 0xff000000;

    /** Looks at all pixels of an image of {@code TYPE_INT_RGB} or {@code TYPE_INT_ARGB}. */
    static MinimalChannels of(BufferedImage picture) {
        int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        boolean alpha = picture.getColorModel().hasAlpha();
        boolean gray = isGray(pixels);
        return new MinimalChannels(
                gray, alpha && isTransparent(pixels), gray ? null : Palette.of(pixels, alpha ? 0 : OPAQUE));
    }

    private static boolean isGray(int[] pixels) {
        for (int pixel : pixels) {
            if ((pixel >> 8 & 0xffff) != (pixel & 0xffff)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTransparent(int[] pixels) {
        for (int pixel : pixels) {
            if (pixel >>> 24 != 0xff) {
                return true;
            }
        }
        return false;
    }

    /** The positions in an ARGB pixel of the samples that PNG stores of it, in PNG's order. */
    int[] shifts() {
        if (gray) {
            return transparent ? new int[] {0, 24} : new int[] {0};
        }
        return transparent ? new int[] {16, 8, 0, 24} : new int[] {16, 8, 0};
    }
}
