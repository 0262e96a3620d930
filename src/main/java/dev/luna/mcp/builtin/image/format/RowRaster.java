package dev.luna.mcp.builtin.image.format;

import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * A raster that keeps nothing: each row that a decoder writes to it goes to a consumer. So a decoder that only knows whole images
 * fills a smaller one, or one in another order. Not thread-safe.
 */
final class RowRaster extends WritableRaster {

    private final PixelRows rows;
    private final byte[] row;

    private RowRaster(int width, int height, int channels, PixelRows rows) {
        super(
                new PixelInterleavedSampleModel(
                        DataBuffer.TYPE_BYTE, width, height, channels, width * channels, offsets(channels)),
                new DataBufferByte(1),
                new Point());
        this.rows = rows;
        this.row = new byte[width * channels];
    }

    private static int[] offsets(int channels) {
        return channels == 1 ? new int[] {0} : new int[] {0, 1, 2};
    }

    /**
     * An image for a decoder to write to.
     *
     * @param width of the image in the file
     * @param height of the image in the file
     * @param channels 1 for grey, 3 for colour
     * @param rows gets the rows
     */
    static BufferedImage image(int width, int height, int channels, PixelRows rows) {
        ColorSpace space = ColorSpace.getInstance(channels == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        ComponentColorModel colours =
                new ComponentColorModel(space, false, false, BufferedImage.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(colours, new RowRaster(width, height, channels, rows), false, null);
    }

    @Override
    public void setRect(int x, int y, Raster source) {
        source.getDataElements(0, 0, getWidth(), 1, row);
        rows.accept(y, row);
    }
}
