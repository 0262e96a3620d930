package dev.luna.mcp.image;

import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.ServerBusyException;
import dev.luna.mcp.tool.ToolException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.filters.ImageFilter;
import org.apache.camel.Body;

/**
 * Makes greyscale PNGs. Images that are in work at the same time share a budget of memory; one that finds too little
 * left waits a while for its turn. Thread-safe.
 */
public final class BlackAndWhite {

    private static final ImageFilter GRAYSCALE = new Grayscale();
    private static final int PATIENCE_SECONDS = 10;
    private static final int KILOBYTE = 1024;

    private final ImageLimits limits;
    private final Semaphore kilobytes;

    BlackAndWhite(ImageLimits limits) {
        this.limits = limits;
        this.kilobytes = new Semaphore((int) Math.min(limits.memory() / KILOBYTE, Integer.MAX_VALUE), true);
    }

    /**
     * Converts an image, upright as its camera noted, with its transparency.
     *
     * @param image a JPEG, PNG, GIF (of which the first picture counts) or BMP
     * @return a PNG of the same size
     * @throws InvalidArgumentException if it is no such image, damaged, or has too many pixels
     * @throws ServerBusyException if too many images are in work
     * @throws InterruptedException if the thread is told to stop while it waits for its turn
     */
    public byte[] convert(@Body byte[] image) throws InterruptedException, IOException {
        try (ImageDecoder decoder = new ImageDecoder(image)) {
            long pixels = decoder.pixels();
            if (pixels > limits.largest()) {
                throw new InvalidArgumentException(
                        "The image has " + pixels + " pixels; at most " + limits.largest() + " can be converted.");
            }
            int cost = Math.toIntExact(limits.memoryFor(pixels) / KILOBYTE);
            if (!kilobytes.tryAcquire(cost, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new ServerBusyException("Too many images are being converted. Try again in a few seconds.");
            }
            try {
                return convert(decoder);
            } finally {
                kilobytes.release(cost);
            }
        }
    }

    private static byte[] convert(ImageDecoder decoder) throws IOException {
        BufferedImage gray = GRAYSCALE.apply(decoder.picture());
        return png(new Upright(decoder.orientation()).apply(gray));
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(picture, "png", out)) {
                throw new ToolException("The image could not be written as PNG.");
            }
        }
        return bytes.toByteArray();
    }
}
