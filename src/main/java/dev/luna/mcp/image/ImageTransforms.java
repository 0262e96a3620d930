package dev.luna.mcp.image;

import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.ServerBusyException;
import dev.luna.mcp.tool.ToolException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.camel.Body;

/**
 * Changes images. Those that are in work at the same time share a budget of memory; one that finds too little left waits a
 * while for its turn. Thread-safe.
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

    /** Makes an image grey, with its transparency; gives a PNG of the same size. Throws as {@link #apply} does. */
    public byte[] grayscale(@Body byte[] image) throws InterruptedException, IOException {
        return apply(image, ImageChange.GRAY);
    }

    /**
     * Changes an image, which is first turned upright as its camera noted.
     *
     * @param image a JPEG, PNG, GIF (of which the first picture counts) or BMP
     * @return the changed image in its format
     * @throws InvalidArgumentException if it is no such image, damaged, or has or would have too many pixels
     * @throws ServerBusyException if too many images are in work
     * @throws InterruptedException if the thread is told to stop while it waits for its turn
     */
    byte[] apply(byte[] image, ImageChange change) throws InterruptedException, IOException {
        try (ImageDecoder decoder = new ImageDecoder(image)) {
            Upright upright = new Upright(decoder.orientation());
            long before = decoder.pixels();
            long after = upright.isSideways()
                    ? change.pixels(decoder.height(), decoder.width())
                    : change.pixels(decoder.width(), decoder.height());
            if (Math.max(before, after) > limits.largest()) {
                throw new InvalidArgumentException("The image has " + before + " pixels"
                        + (after > before ? " and would have " + after : "") + "; at most " + limits.largest()
                        + " can be converted.");
            }
            int cost = Math.toIntExact(limits.memoryFor(Math.max(before, after)) / KILOBYTE);
            if (!kilobytes.tryAcquire(cost, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new ServerBusyException("Too many images are being converted. Try again in a few seconds.");
            }
            try {
                return encoded(change.apply(upright.apply(decoder.picture())), change.format());
            } finally {
                kilobytes.release(cost);
            }
        }
    }

    private static byte[] encoded(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(format.equals("jpeg") ? opaque(picture) : picture, format, out)) {
                throw new ToolException("The image could not be written as " + format + ".");
            }
        }
        return bytes.toByteArray();
    }

    /** A JPEG has no transparency; what is transparent becomes white. */
    private static BufferedImage opaque(BufferedImage picture) {
        if (!picture.getColorModel().hasAlpha()) {
            return picture;
        }
        BufferedImage opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = opaque.createGraphics();
        canvas.drawImage(picture, 0, 0, Color.WHITE, null);
        canvas.dispose();
        return opaque;
    }
}
