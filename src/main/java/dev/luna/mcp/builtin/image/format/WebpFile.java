package dev.luna.mcp.builtin.image.format;

import dev.luna.mcp.builtin.image.webp.AlphaPlane;
import dev.luna.mcp.builtin.image.webp.LosslessDecoder;
import dev.luna.mcp.builtin.image.webp.LossyDecoder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A WebP file. Only the first frame is decoded. Its size is given in up to three places, which must agree, because a decoder
 * allocates memory for the innermost.
 */
final class WebpFile {

    private static final int RIFF_HEAD = 12;
    private static final int FRAME_HEAD = 16;

    /** The buffers per pixel: coded planes or pixels, pixels, transparency, the image, and its canvas. */
    private static final int BYTES_PER_PIXEL = 24;

    private record Size(int width, int height) {}

    private final Map<String, byte[]> chunks = new HashMap<>();

    private WebpFile() {}

    static ImageFile open(byte[] bytes) {
        return new WebpFile().read(bytes);
    }

    private ImageFile read(byte[] bytes) {
        addChunks(little(bytes).position(RIFF_HEAD));
        byte[] extended = chunks.get("VP8X");
        byte[] framed = chunks.get("ANMF");
        int left = 0;
        int top = 0;
        Size frame = null;
        if (framed != null) {
            left = 2 * number24(framed, 0);
            top = 2 * number24(framed, 3);
            frame = new Size(1 + number24(framed, 6), 1 + number24(framed, 9));
            addChunks(little(framed).position(FRAME_HEAD));
        }
        Size picture = pictureSize();
        Size canvas = extended == null ? picture : new Size(1 + number24(extended, 4), 1 + number24(extended, 7));
        Size whole = framed == null ? canvas : frame;
        if (!picture.equals(whole)
                || left + picture.width() > canvas.width()
                || top + picture.height() > canvas.height()) {
            throw new DamagedImageException("sizes that do not agree");
        }
        int x = left;
        int y = top;
        ImageFile.Pixels placed = () -> {
            BufferedImage pixels = pixels(picture);
            return picture.equals(canvas) ? pixels : GifFile.placed(pixels, x, y, canvas.width(), canvas.height());
        };
        return new ImageFile(
                canvas.width(),
                canvas.height(),
                ExifOrientation.of(chunks.get("EXIF")),
                BYTES_PER_PIXEL,
                0,
                placed,
                null);
    }

    /** Keeps the first of several chunks with the same name. */
    private void addChunks(ByteBuffer file) {
        while (file.remaining() >= 8) {
            byte[] name = new byte[4];
            file.get(name);
            int length = file.getInt();
            if (length < 0 || length > file.remaining()) {
                throw new DamagedImageException("chunk beyond the end");
            }
            byte[] content = new byte[length];
            file.get(content);
            file.position(Math.min(file.limit(), file.position() + (length & 1)));
            chunks.putIfAbsent(new String(name, StandardCharsets.ISO_8859_1), content);
        }
    }

    private Size pictureSize() {
        byte[] lossy = chunks.get("VP8 ");
        if (lossy != null) {
            if ((lossy[0] & 1) != 0) {
                throw new DamagedImageException("no key frame");
            }
            return new Size(little(lossy).getShort(6) & 0x3fff, little(lossy).getShort(8) & 0x3fff);
        }
        ByteBuffer lossless = little(chunks.get("VP8L"));
        int size = lossless.getInt(1);
        if (lossless.get(0) != 0x2f || size >>> 29 != 0) {
            throw new DamagedImageException("no lossless picture");
        }
        return new Size(1 + (size & 0x3fff), 1 + (size >> 14 & 0x3fff));
    }

    private BufferedImage pixels(Size size) throws IOException {
        byte[] lossy = chunks.get("VP8 ");
        byte[] lossless = chunks.get("VP8L");
        boolean transparent = lossy == null && (lossless[4] & 0x10) != 0;
        BufferedImage picture = SrgbImage.empty(size.width(), size.height(), transparent);
        int[] pixels = lossy == null
                ? new LosslessDecoder(size.width(), size.height()).decode(lossless, 5)
                : new LossyDecoder(size.width(), size.height()).decode(lossy);
        System.arraycopy(pixels, 0, SrgbImage.pixels(picture), 0, pixels.length);
        BufferedImage converted = SrgbImage.of(picture, chunks.get("ICCP"));
        byte[] alpha = lossy == null ? null : chunks.get("ALPH");
        return alpha == null
                ? converted
                : transparent(converted, new AlphaPlane(size.width(), size.height()).decode(alpha));
    }

    private static BufferedImage transparent(BufferedImage picture, int[] alpha) {
        BufferedImage transparent = SrgbImage.empty(picture.getWidth(), picture.getHeight(), true);
        int[] from = SrgbImage.pixels(picture);
        int[] to = SrgbImage.pixels(transparent);
        for (int i = 0; i < to.length; i++) {
            to[i] = alpha[i] << 24 | from[i] & 0xffffff;
        }
        return transparent;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int number24(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16;
    }
}
