package dev.luna.mcp.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import net.coobird.thumbnailator.filters.ImageFilter;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * Turns a grey picture the way its camera was held. Thumbnailator's own rotation blurs pictures that are even in one
 * direction and odd in the other.
 *
 * @param orientation how the camera was held
 */
record Upright(Orientation orientation) implements ImageFilter {

    /** @param image turned if it is of {@code TYPE_BYTE_GRAY}, as pictures of cameras are by now; else left alone */
    @Override
    public BufferedImage apply(BufferedImage image) {
        if (orientation == Orientation.TOP_LEFT || image.getType() != BufferedImage.TYPE_BYTE_GRAY) {
            return image;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        boolean swapped = isSwapped();
        BufferedImage turned =
                new BufferedImage(swapped ? height : width, swapped ? width : height, BufferedImage.TYPE_BYTE_GRAY);
        byte[] from = pixels(image);
        byte[] to = pixels(turned);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                to[target(x, y, width, height)] = from[y * width + x];
            }
        }
        return turned;
    }

    /** Whether width and height change places. */
    private boolean isSwapped() {
        return switch (orientation) {
            case LEFT_TOP, RIGHT_TOP, RIGHT_BOTTOM, LEFT_BOTTOM -> true;
            case TOP_LEFT, TOP_RIGHT, BOTTOM_RIGHT, BOTTOM_LEFT -> false;
        };
    }

    private int target(int x, int y, int width, int height) {
        int right = width - 1 - x;
        int up = height - 1 - y;
        return switch (orientation) {
            case TOP_LEFT -> y * width + x;
            case TOP_RIGHT -> y * width + right;
            case BOTTOM_RIGHT -> up * width + right;
            case BOTTOM_LEFT -> up * width + x;
            case LEFT_TOP -> x * height + y;
            case RIGHT_TOP -> x * height + up;
            case RIGHT_BOTTOM -> right * height + up;
            case LEFT_BOTTOM -> right * height + y;
        };
    }

    private static byte[] pixels(BufferedImage image) {
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }
}
