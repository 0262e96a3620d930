package dev.luna.mcp.builtin.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;

/** Encodes images of {@code TYPE_INT_RGB} or {@code TYPE_INT_ARGB}, with no more channels than they need. Stateless. */
final class ImageEncoder {

    /** The size in bytes up to which a PNG is never replaced by a JPEG. */
    private static final int SMALL = 100_000;

    private ImageEncoder() {}

    /**
     * Encodes an image.
     *
     * @param format png or jpeg; null for PNG, or JPEG where that is less than half as large, as for photos
     *
     */
    static EncodedImage write(BufferedImage picture, String format) throws IOException {
        MinimalChannels channels = MinimalChannels.of(picture);
        if ("jpeg".equals(format)) {
            return new EncodedImage(JpegEncoder.encode(picture, channels), "jpeg", null);
        }
        if ("png".equals(format) || channels.transparent()) {
            return png(picture, channels, Integer.MAX_VALUE).orElseThrow();
        }
        byte[] jpeg = JpegEncoder.encode(picture, channels);
        // The PNG of a photo is given up after its first rows.
        return png(picture, channels, Math.max(SMALL, 2 * jpeg.length))
                .orElseGet(() -> new EncodedImage(jpeg, "jpeg", null));
    }

    private static Optional<EncodedImage> png(BufferedImage picture, MinimalChannels channels, int most)
            throws IOException {
        return new PngEncoder(picture, channels).encode(most).map(bytes -> new EncodedImage(bytes, "png", null));
    }
}
