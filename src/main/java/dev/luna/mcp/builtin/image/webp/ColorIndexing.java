package dev.luna.mcp.builtin.image.webp;

/**
 * The transform to palette indices; for a small palette one pixel contains several indices.
 *
 * @param width of the picture with colours
 * @param height of the picture
 * @param palette the colours, each as the difference from the one before
 *
 */
record ColorIndexing(int width, int height, int[] palette) implements Transform {

    /** Decodes the colours of the palette. */
    ColorIndexing {
        for (int i = 1; i < palette.length; i++) {
            palette[i] = Transform.sum(palette[i], palette[i - 1]);
        }
    }

    private int packing() {
        return palette.length <= 2 ? 3 : palette.length <= 4 ? 2 : palette.length <= 16 ? 1 : 0;
    }

    @Override
    public int[] undo(int[] pixels) {
        int packing = packing();
        int bitsEach = Byte.SIZE >> packing;
        int mask = (1 << bitsEach) - 1;
        int packedWidth = widthAfter();
        int[] colours = new int[width * height];
        for (int i = 0; i < colours.length; i++) {
            int x = i % width;
            int packed = pixels[i / width * packedWidth + (x >> packing)] >> 8 & 0xff;
            int number = packed >> (x & (1 << packing) - 1) * bitsEach & mask;
            colours[i] = number < palette.length ? palette[number] : 0;
        }
        return colours;
    }

    @Override
    public int widthAfter() {
        return PrefixCodeGroups.blocks(width, packing());
    }
}
