package dev.luna.mcp.builtin.image.format;

import java.awt.image.BufferedImage;
import java.io.IOException;

/**
 * The pixels of a JPEG in grey or colour, which are decoded row by row.
 *
 * @param plain the file without metadata
 * @param width from its header
 * @param height from its header
 * @param components 1 for grey, 3 for colour
 * @param icc the ICC profile, possibly broken; null if it has none
 */
record JpegPixels(byte[] plain, int width, int height, int components, byte[] icc) {

    BufferedImage whole() throws IOException {
        return read(new WholeImage(SrgbImage.empty(width, height, false)));
    }

    BufferedImage scaled(int smallWidth, int smallHeight) throws IOException {
        return read(new ScaledImage(width, height, components, SrgbImage.empty(smallWidth, smallHeight, false)));
    }

    /**
     * The memory that scaling takes beside the pixels of the result, in bytes.
     *
     * @param passes if there are several, the decoder keeps the coefficients of all pixels until the last
     */
    long scalingMemory(int passes) {
        long coefficients = passes == 1 ? 0 : Math.multiplyFull(width, height) * components * Short.BYTES;
        return ScaledImage.memory(width, components) + coefficients;
    }

    private BufferedImage read(PixelRows rows) throws IOException {
        new RuntimeDecoder("jpeg", width, height).readRows(plain, components, rows);
        return SrgbImage.converted(rows.picture(), components, icc);
    }
}
