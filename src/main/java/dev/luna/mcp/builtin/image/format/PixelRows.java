package dev.luna.mcp.builtin.image.format;

import java.awt.image.BufferedImage;

/** An opaque image that is made of the rows of another one, in the order from the first to the last. */
interface PixelRows {

    /**
     * Takes a row.
     *
     * @param y counts from 0
     * @param samples grey, or red, green and blue of each pixel together; they change after the call
     */
    void accept(int y, byte[] samples);

    /** The image, {@code TYPE_INT_RGB}; complete after the last row. */
    BufferedImage picture();
}
