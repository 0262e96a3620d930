package dev.luna.mcp.builtin.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes JPEG files with the encoder of the Java runtime. Stateless. */
final class JpegEncoder {

    /** A quality without visible artefacts on a screen. */
    private static final float QUALITY = 0.85f;

    private JpegEncoder() {}

    /** Encodes an image of {@code TYPE_INT_RGB} or {@code TYPE_INT_ARGB}; what is transparent becomes white. */
    static byte[] encode(BufferedImage picture, MinimalChannels channels) throws IOException {
        BufferedImage opaque = channels.transparent() ? onWhite(picture) : picture;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam options = writer.getDefaultWriteParam();
            options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            options.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(samples(opaque, channels.gray()), null, null), options);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage onWhite(BufferedImage picture) {
        BufferedImage opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = opaque.createGraphics();
        canvas.drawImage(picture, 0, 0, Color.WHITE, null);
        canvas.dispose();
        return opaque;
    }

    /**
     * Copies the samples of an image as they are: in the order of the encoder, which would otherwise fetch each by several calls,
     * and without Java's linear grey colour space.
     */
    private static BufferedImage samples(BufferedImage picture, boolean gray) {
        int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        int channels = gray ? 1 : 3;
        WritableRaster raster = Raster.createInterleavedRaster(
                DataBuffer.TYPE_BYTE, picture.getWidth(), picture.getHeight(), channels, null);
        byte[] samples = ((DataBufferByte) raster.getDataBuffer()).getData();
        for (int i = 0, next = 0; i < pixels.length; i++) {
            int pixel = pixels[i];
            if (!gray) {
                samples[next++] = (byte) (pixel >> 16);
                samples[next++] = (byte) (pixel >> 8);
            }
            samples[next++] = (byte) pixel;
        }
        ColorSpace space = ColorSpace.getInstance(gray ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        ComponentColorModel colours =
                new ComponentColorModel(space, false, false, BufferedImage.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(colours, raster, false, null);
    }
}
