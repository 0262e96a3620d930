package dev.luna.mcp.image;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * Looks at the head of an image, and decodes it if it is of a kind and a size that can be dealt with. Of an animation
 * only the first picture is read. One instance is for one image; not thread-safe; close it.
 */
final class ImageDecoder implements AutoCloseable {

    private static final Set<String> KINDS = Set.of("jpeg", "png", "gif", "bmp");
    private static final String READABLE = "Expected a JPEG, PNG, GIF or BMP image.";

    private final byte[] bytes;
    private final ImageInputStream input;
    private final ImageReader reader;
    private final String kind;

    /** @throws InvalidArgumentException if the bytes are no image of a kind that can be decoded */
    ImageDecoder(byte[] bytes) {
        this.bytes = bytes;
        this.input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes));
        Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
        this.reader = readers.hasNext() ? readers.next() : null;
        this.kind = kind(reader);
        if (!KINDS.contains(kind)) {
            throw new InvalidArgumentException(bytes.length == 0 ? "The image is empty." : unreadable(bytes));
        }
        if (kind.equals("jpeg") && !JpegParts.of(bytes).areFew()) {
            throw new InvalidArgumentException("The JPEG image has too many passes or segments.");
        }
        // Metadata may be compressed and huge.
        reader.setInput(input, true, true);
    }

    /** How many pixels it claims to have. Throws as {@link #width()} does. */
    long pixels() {
        return Math.multiplyFull(width(), height());
    }

    /**
     * How wide it claims to be; nothing is decoded yet.
     *
     * @throws InvalidArgumentException if the head is damaged
     */
    int width() {
        try {
            return reader.getWidth(0);
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    /** How high it claims to be. Throws as {@link #width()} does. */
    int height() {
        try {
            return reader.getHeight(0);
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    /**
     * Decodes the first picture.
     *
     * @throws InvalidArgumentException if it is cut off, damaged, or in colours that cannot be read
     */
    BufferedImage picture() {
        try {
            return reader.read(0);
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    /** How the picture is to be turned, as cameras note it. */
    Orientation orientation() {
        return kind.equals("jpeg") ? CameraNotes.orientation(bytes) : Orientation.TOP_LEFT;
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        input.close();
    }

    private static String kind(ImageReader reader) {
        try {
            return reader == null ? "" : reader.getFormatName().toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    private static String unreadable(byte[] bytes) {
        String start =
                new String(bytes, 0, Math.min(bytes.length, 512), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (start.contains("<svg")) {
            return "SVG images are drawings, not pixels, and cannot be converted. " + READABLE;
        }
        if (start.contains("<html") || start.contains("<!doctype html")) {
            return "This is a web page, not an image. " + READABLE;
        }
        return "This is no image of a known kind. " + READABLE;
    }

    private static InvalidArgumentException damaged(Exception e) {
        boolean colours = "Unsupported Image Type".equals(e.getMessage());
        return new InvalidArgumentException(
                colours
                        ? "The image's colours (CMYK, for example) cannot be read. Convert it to RGB first."
                        : "The image is cut off or damaged.");
    }
}
