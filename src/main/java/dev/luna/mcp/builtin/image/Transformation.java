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

    /** The size of an upright image after the transformation. */
    Size size(Size upright) {
        return crop ? new Size(width, height) : uncropped(upright);
    }

    /** The size of an upright image after the transformation, but before it is cropped. */
    Size uncropped(Size upright) {
        Size from = turned(upright);
        if (!hasSize()) {
            return from;
        }
        double byWidth = width == null ? Double.MAX_VALUE : (double) width / from.width();
        double byHeight = height == null ? Double.MAX_VALUE : (double) height / from.height();
        return from.scaled(crop ? Math.max(byWidth, byHeight) : Math.min(byWidth, byHeight));
    }

    /** The size after the rotation by the degrees; the same rotation back has the same effect on a size. */
    Size turned(Size size) {
        return degrees == 90 || degrees == 270 ? size.turned() : size;
    }

    /**
     * Transforms an image.
     *
     * @param picture upright, in its own size or in the one that it has before it is cropped
     * @param result the size of the result
     */
    BufferedImage apply(BufferedImage picture, Size result) throws IOException {
        BufferedImage turned = new ExifRotation(turn()).apply(picture);
        BufferedImage sized = hasSize() ? resized(turned, result) : turned;
        return gray ? Grayscale.apply(sized) : sized;
    }

    private Orientation turn() {
        return switch (degrees) {
            case 90 -> Orientation.RIGHT_TOP;
            case 180 -> Orientation.BOTTOM_RIGHT;
            case 270 -> Orientation.LEFT_BOTTOM;
            default -> Orientation.TOP_LEFT;
        };
    }

    private BufferedImage resized(BufferedImage picture, Size result) throws IOException {
        if (!crop) {
            return result.fit(picture);
        }
        Size from = Size.of(picture);
        double scale = Math.min((double) from.width() / width, (double) from.height() / height);
        Size region = result.scaled(scale);
        return Thumbnails.of(picture)
                .sourceRegion(Positions.CENTER, region.width(), region.height())
                .forceSize(width, height)
                .asBufferedImage();
    }
}
