package dev.luna.mcp.builtin.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * Rotates an image to the orientation that its camera recorded. Thumbnailator's own rotation blurs images with one even and one
 * odd side.
 *
 * @param orientation the orientation of the camera
 *
 */
record ExifRotation(Orientation orientation) {

    /** Rotates an image of {@code TYPE_INT_RGB} or {@code TYPE_INT_ARGB}. */
    BufferedImage apply(BufferedImage picture) {
        if (orientation == Orientation.TOP_LEFT) {
            return picture;
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage turned =
                new BufferedImage(isSideways() ? height : width, isSideways() ? width : height, picture.getType());
        int[] from = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        int[] to = ((DataBufferInt) turned.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                to[target(x, y, width, height)] = from[y * width + x];
            }
        }
        return turned;
    }

    /** The size after the rotation; the same rotation back has the same effect on a size. */
    Size turned(Size size) {
        return isSideways() ? size.turned() : size;
    }

    private boolean isSideways() {
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
}
