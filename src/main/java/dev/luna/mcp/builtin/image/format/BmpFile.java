package dev.luna.mcp.builtin.image.format;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/**
 * A BMP file. Its header can declare a JPEG or PNG of any size inside, and contains lengths for which the decoder allocates
 * memory; the former is refused, the latter are checked or corrected.
 */
final class BmpFile {

    private static final int INFO = 14;
    private static final int CORE_HEADER = 12;
    private static final Set<Integer> HEADERS = Set.of(CORE_HEADER, 40, 52, 56, 64, 108, 124);
    private static final int FIRST_WITH_COLOR_SPACE = 108;
    private static final int COLOR_SPACE = 56;
    private static final int SRGB = 0x73524742;
    private static final int BITFIELDS = 3;
    private static final int MOST_COLOURS = 256;

    private BmpFile() {}

    static ImageFile open(byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes.clone()).order(ByteOrder.LITTLE_ENDIAN);
        int pixels = file.getInt(10);
        int header = file.getInt(INFO);
        if (!HEADERS.contains(header) || pixels < INFO + header || pixels > bytes.length) {
            throw new DamagedImageException("header of " + header + ", pixels at " + pixels);
        }
        int width = header == CORE_HEADER ? Short.toUnsignedInt(file.getShort(INFO + 4)) : file.getInt(INFO + 4);
        int height = header == CORE_HEADER ? Short.toUnsignedInt(file.getShort(INFO + 6)) : file.getInt(INFO + 8);
        if (header != CORE_HEADER) {
            check(file, header, pixels);
        }
        RuntimeDecoder decoder = new RuntimeDecoder("bmp", width, Math.abs(height));
        return ImageFile.upright(width, Math.abs(height), () -> SrgbImage.of(decoder.read(file.array()), null));
    }

    private static void check(ByteBuffer file, int header, int pixels) {
        int compression = file.getInt(INFO + 16);
        if (compression < 0 || compression > BITFIELDS) {
            throw new InvalidArgumentException(
                    "The BMP image has another image inside (a JPEG or PNG, for example), which is"
                            + " not read. Send that one by itself.");
        }
        int colours = file.getInt(INFO + 32);
        if (colours < 0 || colours > MOST_COLOURS && file.getShort(INFO + 14) <= 8) {
            throw new DamagedImageException(colours + " colours");
        }
        if (file.getShort(INFO + 14) > 8) {
            // No palette is needed to show it.
            file.putInt(INFO + 32, 0);
        }
        file.putInt(INFO + 20, file.capacity() - pixels);
        if (header >= FIRST_WITH_COLOR_SPACE) {
            file.putInt(INFO + COLOR_SPACE, SRGB);
        }
    }
}
