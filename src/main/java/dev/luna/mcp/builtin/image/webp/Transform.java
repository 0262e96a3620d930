package dev.luna.mcp.builtin.image.webp;

/** A transform that an encoder applied to an image so that it takes fewer bits. */
interface Transform {

    /** Undoes it. */
    int[] undo(int[] pixels);

    /** The width of the image after the transform. */
    int widthAfter();

    /** Adds each of the four channels by itself. */
    static int sum(int a, int b) {
        return (a & 0xff00ff00) + (b & 0xff00ff00) & 0xff00ff00 | (a & 0x00ff00ff) + (b & 0x00ff00ff) & 0x00ff00ff;
    }
}
