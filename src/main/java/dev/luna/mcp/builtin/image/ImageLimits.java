package dev.luna.mcp.builtin.image;

/**
 * The limits of decoding.
 *
 * @param pixels of one image
 * @param memory bytes that all images in work may take together
 */
record ImageLimits(long pixels, long memory) {

    /** The number of pixels that an image may have, so that it also fits into the memory. */
    long largest(int bytesPerPixel) {
        return Math.min(pixels, memory / bytesPerPixel);
    }

    /** The end of an error text: the setting that the server's owner can raise. */
    String remedy(int bytesPerPixel) {
        return pixels <= memory / bytesPerPixel
                ? ", or ask the server's owner to raise luna.image.max-pixels."
                : ", or ask the server's owner for more memory (java -Xmx).";
    }
}
