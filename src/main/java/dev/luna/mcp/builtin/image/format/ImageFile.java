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
 * @param extraBytes the memory that decoding takes beside that
 * @param pixels decodes the picture
 * @param scaling decodes it smaller; null if that needs the whole picture first
 *
 */
public record ImageFile(
        int width,
        int height,
        Orientation orientation,
        int bytesPerPixel,
        long extraBytes,
        Pixels pixels,
        Scaling scaling) {

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

    /** Scales an image down while it is decoded. */
    @FunctionalInterface
    public interface Scaling {

        /** The image in a smaller size. */
        ImageFile to(int width, int height);
    }

    /** Decodes the pixels of an image in a smaller size. */
    @FunctionalInterface
    interface ScaledPixels {

        /** Decodes the picture, as {@link Pixels#read} does. */
        BufferedImage read(int width, int height) throws IOException;
    }

    /** An image without a recorded orientation. */
    static ImageFile upright(int width, int height, Pixels pixels) {
        return turned(width, height, Orientation.TOP_LEFT, pixels);
    }

    /** An image that takes the usual memory. */
    static ImageFile turned(int width, int height, Orientation orientation, Pixels pixels) {
        return new ImageFile(width, height, orientation, BYTES_PER_PIXEL, 0, pixels, null);
    }

    /**
     * The same image, of a format that can be scaled down while it is decoded.
     *
     * @param bytes the memory that this takes, beside the pixels of the result
     * @param scaled decodes the picture
     */
    ImageFile scalable(long bytes, ScaledPixels scaled) {
        return new ImageFile(
                width,
                height,
                orientation,
                bytesPerPixel,
                extraBytes,
                pixels,
                (smallWidth, smallHeight) -> new ImageFile(
                        smallWidth,
                        smallHeight,
                        orientation,
                        bytesPerPixel,
                        bytes,
                        () -> scaled.read(smallWidth, smallHeight),
                        null));
    }

    /**
     * The image scaled down to a size, if its format can be decoded so and that takes less memory than the whole image. Otherwise
     * the same image.
     */
    public ImageFile scaledTo(int width, int height) {
        if (scaling == null || width > this.width || height > this.height) {
            return this;
        }
        ImageFile scaled = scaling.to(width, height);
        return scaled.memory() < memory() ? scaled : this;
    }

    /** The memory that decoding and converting takes, in bytes. */
    public long memory() {
        return Math.multiplyFull(width, height) * bytesPerPixel + extraBytes;
    }
}
