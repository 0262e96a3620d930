package dev.luna.mcp.builtin.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes images of {@code TYPE_INT_RGB} or {@code TYPE_INT_ARGB}, with no more channels than they need. Stateless. */
final class ImageEncoder {

    /** A quality without visible artefacts on a screen. */
    private static final float JPEG_QUALITY = 0.85f;

    /** The size in bytes up to which a PNG is never replaced by a JPEG. */
    private static final int SMALL = 100_000;

    private ImageEncoder() {}

    /**
     * Encodes an image.
     *
     * @param format png or jpeg; null for PNG, or JPEG where that is much smaller, as for photos
     *
     */
    static EncodedImage write(BufferedImage picture, String format) throws IOException {
        if (format != null) {
            return new EncodedImage(format.equals("png") ? png(picture) : jpeg(picture), format, null);
        }
        byte[] png = png(picture);
        if (png.length > SMALL && isOpaque(picture)) {
            byte[] jpeg = jpeg(picture);
            if (jpeg.length < png.length / 2) {
                return new EncodedImage(jpeg, "jpeg", null);
            }
        }
        return new EncodedImage(png, "png", null);
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        return new PngEncoder(MinimalChannels.by(picture)).encode();
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        BufferedImage opaque = opaque(picture);
        BufferedImage slim = MinimalChannels.by(opaque);
        return writtenAsJpeg(slim.getColorModel() instanceof IndexColorModel ? opaque : slim);
    }

    private static boolean isOpaque(BufferedImage picture) {
        ColorModel needed = MinimalChannels.by(picture).getColorModel();
        return !needed.hasAlpha();
    }

    private static byte[] writtenAsJpeg(BufferedImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam options = writer.getDefaultWriteParam();
            options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            options.setCompressionQuality(JPEG_QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), options);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Replaces transparency by white, because a JPEG has none. */
    private static BufferedImage opaque(BufferedImage picture) {
        if (!picture.getColorModel().hasAlpha()) {
            return picture;
        }
        BufferedImage opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = opaque.createGraphics();
        canvas.drawImage(picture, 0, 0, Color.WHITE, null);
        canvas.dispose();
        return opaque;
    }
}
