package dev.luna.mcp.image;

import java.nio.ByteBuffer;
import java.util.Arrays;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * What a camera noted in a JPEG (Exif). The file's segments are walked here, because Java's own reader of metadata gives
 * up on files that many programs write.
 */
final class CameraNotes {

    private static final int APPLICATION_SEGMENT_1 = 0xffe1;
    private static final int START_OF_SCAN = 0xffda;

    private CameraNotes() {}

    /** How a picture is to be turned; upright if nothing intelligible is noted. */
    static Orientation orientation(byte[] jpeg) {
        try {
            ByteBuffer segments = ByteBuffer.wrap(jpeg).position(2);
            for (int marker = nextMarker(segments); marker != START_OF_SCAN; marker = nextMarker(segments)) {
                byte[] segment = new byte[Short.toUnsignedInt(segments.getShort()) - 2];
                segments.get(segment);
                if (marker == APPLICATION_SEGMENT_1 && isExif(segment)) {
                    Orientation noted = ExifUtils.getOrientationFromExif(segment);
                    return noted == null ? Orientation.TOP_LEFT : noted;
                }
            }
            return Orientation.TOP_LEFT;
        } catch (RuntimeException e) {
            // Damaged notes are no reason to refuse a picture that can be read, in whatever way they break their
            // reader.
            return Orientation.TOP_LEFT;
        }
    }

    private static int nextMarker(ByteBuffer segments) {
        return Short.toUnsignedInt(segments.getShort());
    }

    private static boolean isExif(byte[] segment) {
        return segment.length > 6 && Arrays.equals(segment, 0, 6, new byte[] {'E', 'x', 'i', 'f', 0, 0}, 0, 6);
    }
}
