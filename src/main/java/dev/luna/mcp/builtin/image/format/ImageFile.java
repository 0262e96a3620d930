package dev.luna.mcp.builtin.image.format;

import java.awt.image.BufferedImage;
import java.io.IOException;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * An image whose header has been read and checked, before any pixel is decoded.
 *
 * @param width in pixels, as decoded
 * @param height in pixels, as decoded
 * @param orientation of the camera
 * @param bytesPerPixel the memory that decoding and converting takes
 * @param pixels decodes the picture
 *
 */
public record ImageFile(int width, int height, Orientation orientation, int bytesPerPixel, Pixels pixels) {

    /** The maximum memory for one pixel: 16 bits in four channels, and the result. */
    public static final int BYTES_PER_PIXEL = 12;

    /** @throws DamagedImageException if a side is not from 1 to 2^31 - 1 pixels long */
    public ImageFile {
        if (width < 1 || height < 1) {
            throw new DamagedImageException("size " + width + "x" + height);
        }
    }

    /** Decodes the pixels of an image. */
    @FunctionalInterface
    public interface Pixels {

        /**
         * Decodes the picture.
         *
         * @return the picture in sRGB, {@code TYPE_INT_RGB} or, if it has transparency, {@code TYPE_INT_ARGB}
         */
        BufferedImage read() throws IOException;
    }

    /** An image without a recorded orientation. */
    static ImageFile upright(int width, int height, Pixels pixels) {
        return turned(width, height, Orientation.TOP_LEFT, pixels);
    }

    /** An image that takes the usual memory. */
    static ImageFile turned(int width, int height, Orientation orientation, Pixels pixels) {
        return new ImageFile(width, height, orientation, BYTES_PER_PIXEL, pixels);
    }
}
