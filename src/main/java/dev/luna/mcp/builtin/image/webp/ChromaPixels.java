package dev.luna.mcp.builtin.image.webp;

/**
 * Converts luma and chroma to pixels; chroma has half the resolution and is interpolated.
 *
 * @param planes luma and the two of chroma
 * @param width of the picture
 * @param height of the picture
 *
 */
record ChromaPixels(Plane[] planes, int width, int height) {

    int[] pixels() {
        int[] pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int luma = (planes[0].samples[planes[0].at(x, y)] * 19_077) >> 8;
                int u = chroma(planes[1], x, y);
                int v = chroma(planes[2], x, y);
                int red = channel(luma + (v * 26_149 >> 8) - 14_234);
                int green = channel(luma - (u * 6_419 >> 8) - (v * 13_320 >> 8) + 8_708);
                int blue = channel(luma + (u * 33_050 >> 8) - 17_685);
                pixels[y * width + x] = 0xff000000 | red << 16 | green << 8 | blue;
            }
        }
        return pixels;
    }

    private static int channel(int value) {
        return Plane.clamped(value >> 6);
    }

    private int chroma(Plane plane, int x, int y) {
        int nearX = x / 2;
        int nearY = y / 2;
        int farX = Math.max(0, Math.min((width - 1) / 2, nearX + (x % 2 == 0 ? -1 : 1)));
        int farY = Math.max(0, Math.min((height - 1) / 2, nearY + (y % 2 == 0 ? -1 : 1)));
        int[] s = plane.samples;
        return (9 * s[plane.at(nearX, nearY)]
                        + 3 * (s[plane.at(farX, nearY)] + s[plane.at(nearX, farY)])
                        + s[plane.at(farX, farY)]
                        + 8)
                >> 4;
    }
}
