package dev.luna.mcp.builtin.image.format;

/**
 * Of how many parts a JPEG is, found as decoders find them. Each pass over the picture costs a walk over all of its pixels
 * and a few bytes of file; and Java's decoder takes a time for segments that grows with the square of their number.
 *
 * @param passes how often the picture is drawn over; progressive pictures have about ten
 * @param segments all that begins with a marker and has a length, passes included; cameras write about thirty
 */
record JpegParts(int passes, int segments) {

    private static final int MOST_PASSES = 100;
    private static final int MOST_SEGMENTS = 1000;

    static final int START_OF_SCAN = 0xda;

    /** Walks over a file, which may be damaged in any way. */
    static JpegParts of(byte[] jpeg) {
        int passes = 0;
        int segments = 0;
        for (int at = nextMarker(jpeg, 0); at < jpeg.length; at = nextMarker(jpeg, at)) {
            int marker = jpeg[at++] & 0xff;
            if (marker == START_OF_SCAN) {
                passes++;
            }
            if (!standsAlone(marker)) {
                segments++;
                at += length(jpeg, at);
            }
        }
        return new JpegParts(passes, segments);
    }

    /** Whether a decoder may be let loose on it. */
    boolean areFew() {
        return passes <= MOST_PASSES && segments <= MOST_SEGMENTS;
    }

    /** Where the next marker's second byte is, its end if there is none; garbage and filling before it are skipped. */
    static int nextMarker(byte[] jpeg, int from) {
        int at = from;
        while (at < jpeg.length && jpeg[at] != (byte) 0xff) {
            at++;
        }
        while (at < jpeg.length && jpeg[at] == (byte) 0xff) {
            at++;
        }
        return at;
    }

    /** Whether no length follows: a stuffed byte, a restart, the start or the end of a picture. */
    static boolean standsAlone(int marker) {
        return marker <= 0x01 || marker >= 0xd0 && marker <= 0xd9;
    }

    static int length(byte[] jpeg, int at) {
        return at + 1 < jpeg.length ? Math.max(2, (jpeg[at] & 0xff) << 8 | jpeg[at + 1] & 0xff) : jpeg.length - at;
    }
}
