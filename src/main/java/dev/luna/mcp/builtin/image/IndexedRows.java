package dev.luna.mcp.builtin.image;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The rows of an image with a palette, without filters, which do not help there.
 *
 * @param pixels of the image
 * @param width of the image
 * @param palette its colours
 * @param depth the bits of one index: 1, 2, 4 or 8
 */
record IndexedRows(int[] pixels, int width, Palette palette, int depth) implements PngRows {

    @Override
    public long length() {
        return (long) pixels.length / width * rowLength();
    }

    @Override
    public void write(int y, OutputStream out) throws IOException {
        byte[] packed = new byte[rowLength()];
        for (int x = 0; x < width; x++) {
            int bit = x * depth;
            int index = palette.index(pixels[y * width + x]);
            packed[1 + bit / Byte.SIZE] |= (byte) (index << Byte.SIZE - depth - bit % Byte.SIZE);
        }
        out.write(packed);
    }

    private int rowLength() {
        return 1 + (width * depth + Byte.SIZE - 1) / Byte.SIZE;
    }
}
