package dev.luna.mcp.builtin.image;

import java.awt.image.BufferedImage;
import java.io.IOException;

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

    /** The size in which models take an image of this size. */
    static Size fitting(Size whole) {
        return whole.scaled(scale(whole));
    }

    private static double scale(Size whole) {
        return Math.min(1, (double) LONGEST_SIDE / Math.max(whole.width(), whole.height()));
    }

    /**
     * Encodes an image so that it fits: scaled down as far as needed, in pixels only if the caller gave no size.
     *
     * @param picture in the size of the whole image, or in the one that fits
     * @param whole the size of the whole image
     * @param format png, jpeg, or null for the better of the two
     *
     */
    static EncodedImage write(BufferedImage picture, Size whole, String format, boolean sizeAskedFor)
            throws IOException {
        double scale = sizeAskedFor ? 1 : scale(whole);
        EncodedImage written = ImageEncoder.write(whole.scaled(scale).fit(picture), format);
        while (written.bytes().length > MOST_BYTES) {
            scale *= 0.95 * Math.sqrt((double) MOST_BYTES / written.bytes().length);
            written = ImageEncoder.write(whole.scaled(scale).fit(picture), format);
        }
        return new EncodedImage(written.bytes(), written.format(), scale < 1 ? note(whole, whole.scaled(scale)) : null);
    }

    private static String note(Size whole, Size fitted) {
        return "Scaled down from " + whole + " to " + fitted
                + " pixels, which models take. With full_size=true the answer has all pixels.";
    }
}
