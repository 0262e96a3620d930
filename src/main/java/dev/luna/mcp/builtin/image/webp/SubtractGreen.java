package dev.luna.mcp.builtin.image.webp;

/**
 * The transform that subtracts green from red and blue.
 *
 * @param width of the picture
 *
 */
record SubtractGreen(int width) implements Transform {

    @Override
    public int[] undo(int[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            int green = pixels[i] >> 8 & 0xff;
            pixels[i] = Transform.sum(pixels[i], green << 16 | green);
        }
        return pixels;
    }

    @Override
    public int widthAfter() {
        return width;
    }
}
