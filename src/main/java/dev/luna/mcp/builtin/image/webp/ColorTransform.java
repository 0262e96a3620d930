package dev.luna.mcp.builtin.image.webp;

/**
 * The transform that removes the correlation of red and blue with the other channels, by block.
 *
 * @param width of the picture
 * @param blockBits the size of a block, as a power of two
 * @param blocks the shared part, for each block
 *
 */
record ColorTransform(int width, int blockBits, int[] blocks) implements Transform {

    @Override
    public int[] undo(int[] pixels) {
        int blocksInRow = PrefixCodeGroups.blocks(width, blockBits);
        for (int i = 0; i < pixels.length; i++) {
            int shared = blocks[(i / width >> blockBits) * blocksInRow + (i % width >> blockBits)];
            int argb = pixels[i];
            int green = argb >> 8;
            int red = (argb >> 16) + part(shared, green);
            int blue = argb + part(shared >> 8, green) + part(shared >> 16, red);
            pixels[i] = argb & 0xff00ff00 | (red & 0xff) << 16 | blue & 0xff;
        }
        return pixels;
    }

    private static int part(int factor, int channel) {
        return (byte) factor * (byte) channel >> 5;
    }

    @Override
    public int widthAfter() {
        return width;
    }
}
