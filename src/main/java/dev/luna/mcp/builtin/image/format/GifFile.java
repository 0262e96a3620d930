package dev.luna.mcp.builtin.image.format;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A GIF file. Only the first frame is decoded, at its position on the logical screen. */
final class GifFile {

    private static final int SCREEN = 6;
    private static final int BLOCKS = 13;
    private static final int EXTENSION = 0x21;
    private static final int FRAME = 0x2c;

    private GifFile() {}

    static ImageFile open(byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.position(BLOCKS + paletteLength(file.get(SCREEN + 4)));
        int block = file.get();
        while (block == EXTENSION) {
            file.get();
            skipSubBlocks(file);
            block = file.get();
        }
        if (block != FRAME) {
            throw new DamagedImageException("no frame");
        }
        int left = unsigned(file);
        int top = unsigned(file);
        RuntimeDecoder decoder = new RuntimeDecoder("gif", unsigned(file), unsigned(file));
        // A frame that reaches beyond the screen enlarges it.
        int width = Math.max(Short.toUnsignedInt(file.getShort(SCREEN)), left + decoder.width());
        int height = Math.max(Short.toUnsignedInt(file.getShort(SCREEN + 2)), top + decoder.height());
        return ImageFile.upright(width, height, () -> {
            BufferedImage frame = SrgbImage.of(decoder.read(bytes), null);
            return decoder.width() == width && decoder.height() == height
                    ? frame
                    : placed(frame, left, top, width, height);
        });
    }

    /** A frame on a transparent canvas. */
    static BufferedImage placed(BufferedImage frame, int left, int top, int width, int height) {
        BufferedImage canvas = SrgbImage.empty(width, height, true);
        Graphics2D graphics = canvas.createGraphics();
        graphics.setComposite(AlphaComposite.Src);
        graphics.drawImage(frame, left, top, null);
        graphics.dispose();
        return canvas;
    }

    private static int paletteLength(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private static void skipSubBlocks(ByteBuffer file) {
        for (int length = file.get() & 0xff; length > 0; length = file.get() & 0xff) {
            file.position(file.position() + length);
        }
    }

    private static int unsigned(ByteBuffer file) {
        return Short.toUnsignedInt(file.getShort());
    }
}
