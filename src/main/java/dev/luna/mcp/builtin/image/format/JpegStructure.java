package dev.luna.mcp.builtin.image.format;

/**
 * The number of parts of a JPEG file, counted before a decoder gets it. Each pass costs a walk over all pixels for a few bytes
 * of file, and the time that Java's decoder takes for segments grows with the square of their number.
 *
 * @param passes the number of times that the image is drawn over; progressive images have about ten
 * @param segments the number of segments, passes included; cameras write about thirty
 */
record JpegStructure(int passes, int segments) {

    private static final int MAX_PASSES = 100;
    private static final int MAX_SEGMENTS = 1000;

    static JpegStructure of(byte[] jpeg) {
        int passes = 0;
        int count = 0;
        for (JpegSegments segments = new JpegSegments(jpeg); segments.next(); count++) {
            if (segments.marker() == JpegSegments.START_OF_SCAN) {
                passes++;
            }
        }
        return new JpegStructure(passes, count);
    }

    /** True if a decoder may read the file. */
    boolean isDecodable() {
        return passes <= MAX_PASSES && segments <= MAX_SEGMENTS;
    }
}
