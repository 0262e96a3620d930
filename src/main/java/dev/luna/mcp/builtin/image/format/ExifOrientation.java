package dev.luna.mcp.builtin.image.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.coobird.thumbnailator.util.exif.Orientation;

/** Reads the orientation from Exif metadata, which JPEG, PNG and WebP can contain. Stateless. */
final class ExifOrientation {

    private static final int ORIENTATION = 0x112;
    private static final int ENTRY = 12;

    private ExifOrientation() {}

    /**
     * Reads the orientation.
     *
     * @param exif a TIFF structure, possibly after {@code Exif\0\0}; null if there is none
     * @return upright if nothing intelligible is noted
     */
    static Orientation of(byte[] exif) {
        if (exif == null) {
            return Orientation.TOP_LEFT;
        }
        try {
            int start = ImageFormats.begins(exif, "Exif\0\0") ? 6 : 0;
            ByteBuffer tiff = ByteBuffer.wrap(exif, start, exif.length - start).slice();
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(4);
            int entries = Short.toUnsignedInt(tiff.getShort(directory));
            for (int entry = directory + 2; entry < directory + 2 + entries * ENTRY; entry += ENTRY) {
                if (Short.toUnsignedInt(tiff.getShort(entry)) == ORIENTATION) {
                    return of(tiff.getShort(entry + 8));
                }
            }
            return Orientation.TOP_LEFT;
        } catch (IndexOutOfBoundsException e) {
            // Damaged notes are no reason to refuse a picture that can be read.
            return Orientation.TOP_LEFT;
        }
    }

    /** The orientation of a number from 1 to 8; upright for any other. */
    static Orientation of(int value) {
        return value >= 1 && value <= 8 ? Orientation.typeOf(value) : Orientation.TOP_LEFT;
    }
}
