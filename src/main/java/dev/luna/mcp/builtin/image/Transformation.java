package dev.luna.mcp.builtin.image;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * A transformation of an upright image, in this order: rotate, resize, convert to greyscale.
 *
 * @param degrees clockwise: 0, 90, 180 or 270
 * @param width in pixels; null to follow from the height
 * @param height in pixels; null to follow from the width
 * @param crop true to crop to exactly width and height, false to fit into them
 * @param gray true for greyscale
 * @param format png or jpeg; null for the better of the two
 */
record Transformation(int degrees, Integer width, Integer height, boolean crop, boolean gray, String format) {

    /** Converts to greyscale and does nothing else. */
    static final Transformation GRAY = new Transformation(0, null, null, false, true, "png");

    private static final int LONGEST_SIDE = 20_000;

    /** @throws InvalidArgumentException if a number is out of bounds, or a side is missing for a crop */
    Transformation {
        if (degrees % 90 != 0 || degrees < 0 || degrees > 270) {
            throw new InvalidArgumentException("An image can be rotated by 90, 180 or 270 degrees.");
        }
        requireSide("width", width);
        requireSide("height", height);
        if (crop && (width == null || height == null)) {
            throw new InvalidArgumentException("To crop an image, give both width and height.");
        }
    }

    private static void requireSide(String name, Integer pixels) {
        if (pixels != null && (pixels < 1 || pixels > LONGEST_SIDE)) {
            throw new InvalidArgumentException("The " + name + " must be from 1 to " + LONGEST_SIDE + " pixels.");
        }
    }

    /** True if a size is given. */
    boolean hasSize() {
        return width != null || height != null;
    }

    /** The number of pixels after the transformation of an upright image of this size. */
    long pixels(int fromWidth, int fromHeight) {
        int[] size = isSideways() ? size(fromHeight, fromWidth) : size(fromWidth, fromHeight);
        return Math.multiplyFull(size[0], size[1]);
    }

    BufferedImage apply(BufferedImage picture) throws IOException {
        BufferedImage turned = new ExifRotation(turn()).apply(picture);
        BufferedImage sized = resized(turned);
        return gray ? Grayscale.apply(sized) : sized;
    }

    private boolean isSideways() {
        return degrees == 90 || degrees == 270;
    }

    private Orientation turn() {
        return switch (degrees) {
            case 90 -> Orientation.RIGHT_TOP;
            case 180 -> Orientation.BOTTOM_RIGHT;
            case 270 -> Orientation.LEFT_BOTTOM;
            default -> Orientation.TOP_LEFT;
        };
    }

    private BufferedImage resized(BufferedImage picture) throws IOException {
        if (width == null && height == null) {
            return picture;
        }
        int[] size = size(picture.getWidth(), picture.getHeight());
        var thumbnail = Thumbnails.of(picture).forceSize(size[0], size[1]);
        if (crop) {
            double scale = Math.min((double) picture.getWidth() / width, (double) picture.getHeight() / height);
            thumbnail.sourceRegion(Positions.CENTER, scaled(width, scale), scaled(height, scale));
        }
        return thumbnail.asBufferedImage();
    }

    private int[] size(int fromWidth, int fromHeight) {
        if (width == null && height == null) {
            return new int[] {fromWidth, fromHeight};
        }
        if (crop) {
            return new int[] {width, height};
        }
        double byWidth = width == null ? Double.MAX_VALUE : (double) width / fromWidth;
        double byHeight = height == null ? Double.MAX_VALUE : (double) height / fromHeight;
        double scale = Math.min(byWidth, byHeight);
        return new int[] {scaled(fromWidth, scale), scaled(fromHeight, scale)};
    }

    private static int scaled(int length, double scale) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(length * scale)));
    }
}
