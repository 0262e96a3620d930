package dev.luna.mcp.builtin.image;

import dev.luna.mcp.builtin.image.format.ImageFile;
import dev.luna.mcp.builtin.image.format.ImageFormats;
import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.ServerBusyException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Body;

/**
 * Transforms images. Concurrent transformations share a memory budget; one that does not fit waits for a short time.
 * Thread-safe.
 */
public final class ImageTransforms {

    private static final int PATIENCE_SECONDS = 10;
    private static final int KILOBYTE = 1024;

    private final ImageLimits limits;
    private final Semaphore kilobytes;

    ImageTransforms(ImageLimits limits) {
        this.limits = limits;
        this.kilobytes = new Semaphore((int) Math.min(limits.memory() / KILOBYTE, Integer.MAX_VALUE), true);
    }

    /**
     * Converts an image to greyscale, with its transparency; returns a PNG of the same size. Throws as {@link #convert} does.
     */
    public byte[] grayscale(@Body byte[] image) throws InterruptedException, IOException {
        return apply(image, Transformation.GRAY);
    }

    /** Transforms an image; returns it in its format and full size. Throws as {@link #convert} does. */
    byte[] apply(byte[] image, Transformation change) throws InterruptedException, IOException {
        return convert(image, change, false).bytes();
    }

    /**
     * Transforms an image, after rotating it as its camera recorded.
     *
     * @param image a JPEG, PNG, GIF, BMP, WebP, TIFF or ICO; of several pictures in it the first counts
     * @param bounded true to scale it down until it fits into a content block
     * @throws InvalidArgumentException if it is no such image, damaged, or has or would have too many pixels
     * @throws ServerBusyException if too many images are being converted
     * @throws InterruptedException if the thread is told to stop while it waits for its turn
     *
     */
    EncodedImage convert(byte[] image, Transformation change, boolean bounded)
            throws InterruptedException, IOException {
        ImageFile file = ImageFormats.open(image);
        ExifRotation rotation = new ExifRotation(file.orientation());
        Size before = new Size(file.width(), file.height());
        Size upright = rotation.turned(before);
        Size after = change.size(upright);
        requireLimit(before.pixels(), after.pixels(), file.bytesPerPixel());
        boolean fitted = bounded && !change.hasSize();
        Size scaled = fitted ? ContentBlockLimit.fitting(after) : change.uncropped(upright);
        Size decoded = rotation.turned(change.turned(scaled));
        ImageFile decodable = file.scaledTo(decoded.width(), decoded.height());
        long memory = Math.max(decodable.memory(), (fitted ? scaled : after).pixels() * file.bytesPerPixel());
        int cost = Math.toIntExact(memory / KILOBYTE);
        if (!kilobytes.tryAcquire(cost, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new ServerBusyException("Too many images are being converted. Try again in a few seconds.");
        }
        try {
            BufferedImage picture = change.apply(rotation.apply(ImageFormats.read(decodable)), after);
            return bounded
                    ? ContentBlockLimit.write(picture, after, change.format(), change.hasSize())
                    : ImageEncoder.write(picture, change.format());
        } finally {
            kilobytes.release(cost);
        }
    }

    private void requireLimit(long before, long after, int bytesPerPixel) {
        if (Math.max(before, after) > limits.largest(bytesPerPixel)) {
            throw new InvalidArgumentException("The image has " + before + " pixels"
                    + (after > before ? " and would have " + after : "") + "; at most "
                    + limits.largest(bytesPerPixel)
                    + " can be converted. Send a smaller copy" + limits.remedy(bytesPerPixel));
        }
    }
}
