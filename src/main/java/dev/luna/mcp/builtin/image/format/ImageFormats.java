package dev.luna.mcp.builtin.image.format;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Opens image files by their first bytes, never by a name or a media type. Stateless. */
public final class ImageFormats {

    private ImageFormats() {}

    /**
     * Reads and checks the header of an image.
     *
     * @throws InvalidArgumentException if it is no image of a format that can be decoded, or its head is damaged
     *
     */
    public static ImageFile open(byte[] bytes) {
        try {
            return openByContent(bytes);
        } catch (InvalidArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            throw damaged();
        }
    }

    /**
     * Decodes an image.
     *
     * @throws InvalidArgumentException if it is cut off or damaged
     */
    public static BufferedImage read(ImageFile image) {
        try {
            return image.pixels().read();
        } catch (InvalidArgumentException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Decoders fail on damaged data in many ways, also by exceptions that nobody declared.
            throw damaged();
        }
    }

    private static ImageFile openByContent(byte[] bytes) {
        if (begins(bytes, "\u00ff\u00d8")) {
            return JpegFile.open(bytes);
        }
        if (begins(bytes, "\u0089PNG\r\n\u001a\n")) {
            return PngFile.open(bytes);
        }
        if (begins(bytes, "GIF8")) {
            return GifFile.open(bytes);
        }
        if (begins(bytes, "BM")) {
            return BmpFile.open(bytes);
        }
        if (begins(bytes, "RIFF") && bytes.length > 12 && begins(Arrays.copyOfRange(bytes, 8, 12), "WEBP")) {
            return WebpFile.open(bytes);
        }
        if (begins(bytes, "II*\0") || begins(bytes, "MM\0*")) {
            return TiffFile.open(bytes);
        }
        if (begins(bytes, "\0\0\1\0") || begins(bytes, "\0\0\2\0")) {
            return IconFile.open(bytes);
        }
        throw new InvalidArgumentException(UnsupportedFormat.refusal(bytes));
    }

    static boolean begins(byte[] bytes, String magic) {
        return bytes.length >= magic.length()
                && new String(bytes, 0, magic.length(), StandardCharsets.ISO_8859_1).equals(magic);
    }

    private static InvalidArgumentException damaged() {
        return new InvalidArgumentException("The image is cut off or damaged.");
    }
}
