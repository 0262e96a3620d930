package dev.luna.mcp.builtin.image;

import java.util.Arrays;

/** The colours of an image, in the order in which they occur first, up to the 256 that PNG can number. Not thread-safe. */
final class Palette {

    private static final int MOST = 256;

    /** A power of two, of which at most a quarter is used. */
    private static final int SLOTS = 1024;

    private static final int MIXER = 0x9e3779b9;

    private final int[] colours = new int[MOST];
    private final int[] indexes = new int[SLOTS];
    private final int opaque;
    private int size;

    private Palette(int opaque) {
        this.opaque = opaque;
        Arrays.fill(indexes, -1);
    }

    /**
     * The palette of an image.
     *
     * @param opaque the bits to set in each pixel: the alpha of an image that stores none
     * @return null if it has more than 256 colours
     */
    static Palette of(int[] pixels, int opaque) {
        Palette palette = new Palette(opaque);
        int last = pixels[0];
        palette.add(last);
        for (int pixel : pixels) {
            if (pixel != last && !palette.add(pixel)) {
                return null;
            }
            last = pixel;
        }
        return palette;
    }

    /** The colours in ARGB. */
    int[] colours() {
        return Arrays.copyOf(colours, size);
    }

    /** The number of the colour of one of the image's pixels. */
    int index(int pixel) {
        return indexes[slot(pixel | opaque)];
    }

    private boolean add(int pixel) {
        int colour = pixel | opaque;
        int slot = slot(colour);
        if (indexes[slot] >= 0) {
            return true;
        }
        if (size == MOST) {
            return false;
        }
        colours[size] = colour;
        indexes[slot] = size++;
        return true;
    }

    private int slot(int colour) {
        int slot = colour * MIXER >>> 22;
        while (indexes[slot] >= 0 && colours[indexes[slot]] != colour) {
            slot = slot + 1 & SLOTS - 1;
        }
        return slot;
    }
}
