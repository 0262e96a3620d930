package dev.luna.mcp.builtin.image.webp;

/** A change that an encoder made to a picture so that it takes fewer bits. */
interface Transform {

    /** Undoes it. */
    int[] undo(int[] pixels);

    /** How wide the picture is after it. */
    int widthAfter();

    /** Adds each of the four channels by itself. */
    static int sum(int a, int b) {
        return (a & 0xff00ff00) + (b & 0xff00ff00) & 0xff00ff00 | (a & 0x00ff00ff) + (b & 0x00ff00ff) & 0x00ff00ff;
    }
}
