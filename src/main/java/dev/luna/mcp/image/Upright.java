package dev.luna.mcp.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import net.coobird.thumbnailator.filters.ImageFilter;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * Turns a picture the way its camera was held. Thumbnailator's own rotation blurs pictures that are even in one
 * direction and odd in the other.
 *
 * @param orientation how the camera was held
 */
record Upright(Orientation orientation) implements ImageFilter {

    /** A picture of {@code TYPE_BYTE_GRAY} stays one; any other is in RGB then, with its transparency. */
    @Override
    public BufferedImage apply(BufferedImage image) {
        if (orientation == Orientation.TOP_LEFT) {
            return image;
        }
        return image.getType() == BufferedImage.TYPE_BYTE_GRAY ? gray(image) : colour(image);
    }

    private BufferedImage gray(BufferedImage image) {
        BufferedImage turned = empty(image, BufferedImage.TYPE_BYTE_GRAY);
        byte[] from = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        byte[] to = ((DataBufferByte) turned.getRaster().getDataBuffer()).getData();
        int width = image.getWidth();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < width; x++) {
                to[target(x, y, width, image.getHeight())] = from[y * width + x];
            }
        }
        return turned;
    }

    private BufferedImage colour(BufferedImage image) {
        boolean transparent = image.getColorModel().hasAlpha();
        BufferedImage turned = empty(image, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        int[] to = ((DataBufferInt) turned.getRaster().getDataBuffer()).getData();
        int width = image.getWidth();
        int[] row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                to[target(x, y, width, image.getHeight())] = row[x];
            }
        }
        return turned;
    }

    private BufferedImage empty(BufferedImage image, int type) {
        return isSideways()
                ? new BufferedImage(image.getHeight(), image.getWidth(), type)
                : new BufferedImage(image.getWidth(), image.getHeight(), type);
    }

    /** Whether width and height change places. */
    boolean isSideways() {
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
