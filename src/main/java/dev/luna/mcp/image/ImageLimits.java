package dev.luna.mcp.image;

/**
 * What is decoded at most.
 *
 * @param pixels of one image
 * @param memory bytes that all images in work may take together
 */
record ImageLimits(long pixels, long memory) {

    /** The most that decoding and converting takes for one pixel: 16 bits in four channels, and the result. */
    private static final int BYTES_PER_PIXEL = 12;

    /** The pixels that an image may have, so that it also fits into the memory. */
    long largest() {
        return Math.min(pixels, memory / BYTES_PER_PIXEL);
    }

    /** The end of a refusal: what the server's owner can do about the limit. */
    String remedy() {
        return pixels <= memory / BYTES_PER_PIXEL
                ? ", or ask the server's owner to raise luna.image.max-pixels."
                : ", or ask the server's owner for more memory (java -Xmx).";
    }

    long memoryFor(long pixelCount) {
        return pixelCount * BYTES_PER_PIXEL;
    }
}
