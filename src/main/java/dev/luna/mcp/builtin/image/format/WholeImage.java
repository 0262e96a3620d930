package dev.luna.mcp.builtin.image.format;

import java.awt.image.BufferedImage;

/**
 * An image with all pixels of the original.
 *
 * @param picture of the size of the original, {@code TYPE_INT_RGB}
 */
record WholeImage(BufferedImage picture) implements PixelRows {

    @Override
    public void accept(int y, byte[] samples) {
        int width = picture.getWidth();
        int[] pixels = SrgbImage.pixels(picture);
        int to = y * width;
        if (samples.length == width) {
            for (int x = 0; x < width; x++) {
                pixels[to + x] = (samples[x] & 0xff) * 0x010101;
            }
            return;
        }
        for (int x = 0, from = 0; x < width; x++, from += 3) {
            pixels[to + x] = SrgbImage.rgb(samples[from], samples[from + 1], samples[from + 2]);
        }
    }
}
