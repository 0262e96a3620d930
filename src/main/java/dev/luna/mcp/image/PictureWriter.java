package dev.luna.mcp.image;

import dev.luna.mcp.tool.ToolException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pictures of {@code TYPE_INT_RGB} or {@code TYPE_INT_ARGB} as files, with no more channels than they need. Stateless. */
final class PictureWriter {

    /** JPEG at a quality that shows no traces on a screen. */
    private static final float JPEG_QUALITY = 0.85f;

    /** PNG compressed as well as possible. */
    private static final float SMALLEST_PNG = 0f;

    private PictureWriter() {}

    /**
     * Writes a picture.
     *
     * @param format png or jpeg
     */
    static byte[] write(BufferedImage picture, String format) throws IOException {
        if (format.equals("png")) {
            return written(ChannelsNeeded.by(picture), format, SMALLEST_PNG);
        }
        BufferedImage opaque = opaque(picture);
        BufferedImage slim = ChannelsNeeded.by(opaque);
        return written(slim.getColorModel() instanceof IndexColorModel ? opaque : slim, format, JPEG_QUALITY);
    }

    private static byte[] written(BufferedImage picture, String format, float quality) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format);
        if (!writers.hasNext()) {
            throw new ToolException("The image could not be written as " + format + ".");
        }
        ImageWriter writer = writers.next();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam options = writer.getDefaultWriteParam();
            options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            options.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), options);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** A JPEG has no transparency; what is transparent becomes white. */
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
