package dev.luna.mcp.builtin.image.format;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** An ICO or CUR file. Only the largest image is decoded: a PNG, or a bitmap with a mask. */
final class IconFile {

    private static final int HEAD = 6;
    private static final int ENTRY = 16;
    private static final int BITMAP_HEADER = 40;

    private final ByteBuffer bitmap;
    private final int width;
    private final int height;
    private final int bits;
    private final int pixels;

    private IconFile(byte[] bytes) {
        this.bitmap = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.width = bitmap.getInt(4);
        this.height = bitmap.getInt(8) / 2;
        this.bits = bitmap.getShort(14);
        int colours = bits > 8 ? 0 : bitmap.getInt(32) == 0 ? 1 << bits : bitmap.getInt(32);
        this.pixels = BITMAP_HEADER + 4 * colours;
        boolean known = bits == 1 || bits == 4 || bits == 8 || bits == 24 || bits == 32;
        if (!known || bitmap.getInt(0) != BITMAP_HEADER || bitmap.getInt(16) != 0 || colours < 0 || colours > 256) {
            throw new DamagedImageException("bitmap of " + bits + " bits");
        }
    }

    static ImageFile open(byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int count = Short.toUnsignedInt(file.getShort(4));
        int best = HEAD;
        for (int entry = HEAD; entry < HEAD + count * ENTRY; entry += ENTRY) {
            best = rank(file, entry) > rank(file, best) ? entry : best;
        }
        int length = file.getInt(best + 8);
        int offset = file.getInt(best + 12);
        if (length < BITMAP_HEADER || offset < HEAD || offset > bytes.length - length) {
            throw new DamagedImageException("picture beyond the end");
        }
        byte[] picture = Arrays.copyOfRange(bytes, offset, offset + length);
        return ImageFormats.begins(picture, "\u0089PNG") ? PngFile.open(picture) : new IconFile(picture).image();
    }

    /** Prefers the larger image, and of two the one with more colours; a side of 256 is encoded as 0. */
    private static long rank(ByteBuffer file, int entry) {
        int width = (file.get(entry) - 1 & 0xff) + 1;
        int height = (file.get(entry + 1) - 1 & 0xff) + 1;
        return width * height * 1000L + file.getShort(entry + 6);
    }

    private ImageFile image() {
        return ImageFile.upright(width, height, this::pixels);
    }

    private BufferedImage pixels() {
        int rowLength = (width * bits + 31) / 32 * 4;
        int mask = pixels + rowLength * height;
        int maskRow = (width + 31) / 32 * 4;
        if ((long) pixels + (long) rowLength * height > bitmap.capacity()) {
            throw new DamagedImageException("too few pixels");
        }
        boolean masked = mask + maskRow * height <= bitmap.capacity();
        BufferedImage picture = SrgbImage.empty(width, height, true);
        int[] argb = SrgbImage.pixels(picture);
        boolean transparent = false;
        for (int i = 0; i < argb.length; i++) {
            int row = height - 1 - i / width;
            argb[i] = pixel(pixels + row * rowLength, i % width);
            transparent |= argb[i] >>> 24 != 0;
        }
        if (bits < 32 || !transparent) {
            for (int i = 0; i < argb.length; i++) {
                int row = height - 1 - i / width;
                boolean hidden = masked && bit(mask + row * maskRow, i % width, 1) == 1;
                argb[i] = hidden ? 0 : argb[i] | 0xff000000;
            }
        }
        return picture;
    }

    private int pixel(int row, int x) {
        if (bits == 32) {
            return bitmap.getInt(row + 4 * x);
        }
        if (bits == 24) {
            int at = row + 3 * x;
            return SrgbImage.rgb(bitmap.get(at + 2), bitmap.get(at + 1), bitmap.get(at));
        }
        int colour = BITMAP_HEADER + 4 * bit(row, x, bits);
        return colour < pixels ? bitmap.getInt(colour) & 0xffffff : 0;
    }

    /** A number of fewer than 9 bits; the first pixel has the highest bits of a byte. */
    private int bit(int row, int x, int size) {
        int perByte = Byte.SIZE / size;
        int shift = (perByte - 1 - x % perByte) * size;
        return bitmap.get(row + x / perByte) >> shift & (1 << size) - 1;
    }
}
