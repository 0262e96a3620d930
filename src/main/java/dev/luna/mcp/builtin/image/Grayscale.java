package dev.luna.mcp.builtin.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** Converts to greyscale by the luma of ITU-R BT.601, as image programs do; transparency is kept. Stateless. */
final class Grayscale {

    private Grayscale() {}

    /** Converts an image of {@code TYPE_INT_RGB} or {@code TYPE_INT_ARGB} in place. */
    static BufferedImage apply(BufferedImage picture) {
        int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = pixels[i] & 0xff000000 | luma(pixels[i]) * 0x010101;
        }
        return picture;
    }

    private static int luma(int argb) {
        int red = argb >> 16 & 0xff;
        int green = argb >> 8 & 0xff;
        int blue = argb & 0xff;
        return (19_595 * red + 38_470 * green + 7_471 * blue + 32_768) >> 16;
    }
}
