package dev.luna.mcp.builtin.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import net.coobird.thumbnailator.Thumbnails;

/**
 * The size limit of a content block in clients and models. Model APIs refuse larger ones, and some clients then fail on every
 * later message, because the image stays in the conversation. Stateless.
 */
final class ContentBlockLimit {

    /** Models scale larger images down. */
    private static final int LONGEST_SIDE = 1568;

    /** 3.7 MB in base64. */
    private static final int MOST_BYTES = 2_775_000;

    private ContentBlockLimit() {}

    /**
     * Encodes an image so that it fits: scaled down as far as needed, in pixels only if the caller gave no size.
     *
     * @param format png, jpeg, or null for the better of the two
     *
     */
    static EncodedImage write(BufferedImage picture, String format, boolean sizeAskedFor) throws IOException {
        double scale = sizeAskedFor
                ? 1
                : Math.min(1, (double) LONGEST_SIDE / Math.max(picture.getWidth(), picture.getHeight()));
        BufferedImage fitted = scaled(picture, scale);
        EncodedImage written = ImageEncoder.write(fitted, format);
        while (written.bytes().length > MOST_BYTES) {
            scale *= 0.95 * Math.sqrt((double) MOST_BYTES / written.bytes().length);
            fitted = scaled(picture, scale);
            written = ImageEncoder.write(fitted, format);
        }
        return new EncodedImage(written.bytes(), written.format(), scale < 1 ? note(picture, fitted) : null);
    }

    private static BufferedImage scaled(BufferedImage picture, double scale) throws IOException {
        if (scale == 1) {
            return picture;
        }
        int width = (int) Math.max(1, Math.round(picture.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(picture.getHeight() * scale));
        return Thumbnails.of(picture).forceSize(width, height).asBufferedImage();
    }

    private static String note(BufferedImage picture, BufferedImage fitted) {
        return "Scaled down from " + size(picture) + " to " + size(fitted)
                + " pixels, which models take. With full_size=true the answer has all pixels.";
    }

    private static String size(BufferedImage picture) {
        return picture.getWidth() + "x" + picture.getHeight();
    }
}
