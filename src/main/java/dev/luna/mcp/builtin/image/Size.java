package dev.luna.mcp.builtin.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import net.coobird.thumbnailator.Thumbnails;

/**
 * The size of an image in pixels.
 *
 * @param width at least 1
 * @param height at least 1
 */
record Size(int width, int height) {

    static Size of(BufferedImage picture) {
        return new Size(picture.getWidth(), picture.getHeight());
    }

    long pixels() {
        return Math.multiplyFull(width, height);
    }

    /** The size after a quarter turn. */
    Size turned() {
        return new Size(height, width);
    }

    Size scaled(double scale) {
        return new Size(scaled(width, scale), scaled(height, scale));
    }

    private static int scaled(int length, double scale) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(length * scale)));
    }

    /** Scales a picture to this size. */
    BufferedImage fit(BufferedImage picture) throws IOException {
        return equals(of(picture))
                ? picture
                : Thumbnails.of(picture).forceSize(width, height).asBufferedImage();
    }

    /** Width, x and height. */
    @Override
    public String toString() {
        return width + "x" + height;
    }
}
