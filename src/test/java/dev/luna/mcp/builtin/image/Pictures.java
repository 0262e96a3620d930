package dev.luna.mcp.builtin.image;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes images for tests, sound ones and others. */
public final class Pictures {

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private Pictures() {}

    /** An image in which every pixel says where it is. */
    public static BufferedImage gradient(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int alpha = image.getColorModel().hasAlpha() ? (x + y) * 7 & 0xff : 255;
                image.setRGB(x, y, new Color(x * 11 & 0xff, y * 13 & 0xff, (x + y) * 5 & 0xff, alpha).getRGB());
            }
        }
        return image;
    }

    /** An image with soft changes and some grain, as photos have. */
    public static BufferedImage smooth(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Random random = new Random(7);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int grain = random.nextInt(9);
                int red = 20 + 200 * x / width + grain;
                int green = 20 + 200 * y / height + grain;
                int blue = 100 + (int) (90 * Math.sin((x + y) / 40.0)) + grain;
                image.setRGB(x, y, new Color(red, green, blue, 255 - x * 200 / width).getRGB());
            }
        }
        return image;
    }

    /** An image that is left half one colour and right half another. */
    public static BufferedImage halves(int width, int height, Color left, Color right) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, (x < width / 2 ? left : right).getRGB());
            }
        }
        return image;
    }

    public static byte[] encode(BufferedImage image, String format) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static BufferedImage decode(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of the test resources. */
    public static byte[] file(String name) {
        try (InputStream file = Pictures.class.getResourceAsStream("/images/" + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A pixel by its samples: Java would convert grey ones from a linear colour space. */
    static int sample(BufferedImage image, int x, int y) {
        if (image.getColorModel() instanceof IndexColorModel
                || image.getRaster().getNumBands() > 2) {
            return image.getRGB(x, y);
        }
        int[] samples = image.getRaster().getPixel(x, y, (int[]) null);
        return (samples.length == 2 ? samples[1] : 255) << 24 | samples[0] * 0x010101;
    }

    /** A JPEG that carries the note of a camera about how it was held. */
    static byte[] jpegHeld(BufferedImage image, int orientation) {
        byte[] jpeg = encode(image, "jpeg");
        byte[] note = {
            (byte) 0xff,
            (byte) 0xe1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        return concat(Arrays.copyOf(jpeg, 2), note, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** A JPEG in CMYK as image programs write it: 255 is no ink. */
    static byte[] jpegForPrint(int allChannels) throws IOException {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_4BYTE_ABGR);
        byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        Arrays.fill(pixels, (byte) allChannels);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image.getRaster(), null, null), null);
        } finally {
            writer.dispose();
        }
        byte[] jpeg = bytes.toByteArray();
        byte[] adobe = {(byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        return concat(Arrays.copyOf(jpeg, 2), adobe, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** A well-formed PNG of greyscale zeros that may claim any size; small as a file, whatever it claims. */
    public static byte[] pngOfZeros(int width, int height, long rows) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try (OutputStream deflated = new DeflaterOutputStream(data)) {
            byte[] row = new byte[1 + width];
            for (long y = 0; y < rows; y++) {
                deflated.write(row);
            }
        }
        return concat(
                PNG_SIGNATURE,
                chunk("IHDR", header(width, height)),
                chunk("IDAT", data.toByteArray()),
                chunk("IEND", new byte[0]));
    }

    /** A PNG of one pixel with a comment that is long when it is decompressed. */
    public static byte[] pngWithComment(BufferedImage image, int length) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.write("Comment\0\0".getBytes(StandardCharsets.ISO_8859_1));
        try (OutputStream deflated = new DeflaterOutputStream(text)) {
            byte[] block = new byte[1 << 16];
            for (int written = 0; written < length; written += block.length) {
                deflated.write(block);
            }
        }
        byte[] png = encode(image, "png");
        return concat(
                Arrays.copyOf(png, 33), chunk("zTXt", text.toByteArray()), Arrays.copyOfRange(png, 33, png.length));
    }

    /** A GIF in which pictures follow each other. */
    public static byte[] animation(BufferedImage... pictures) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(writer.getDefaultStreamMetadata(null));
            for (BufferedImage picture : pictures) {
                var metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(picture), null);
                writer.writeToSequence(new IIOImage(picture, null, metadata), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** A picture of a palette in which one colour is transparent. */
    static BufferedImage palette() {
        byte[] reds = {0, (byte) 255, 0};
        byte[] greens = {0, 0, (byte) 255};
        byte[] blues = {0, 0, 0};
        IndexColorModel colors = new IndexColorModel(2, 3, reds, greens, blues, 0);
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_INDEXED, colors);
        for (int x = 0; x < 3; x++) {
            image.getRaster().setSample(x, 0, 0, x);
        }
        return image;
    }

    private static byte[] header(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(width);
        out.writeInt(height);
        out.write(new byte[] {8, 0, 0, 0, 0});
        return bytes.toByteArray();
    }

    private static byte[] chunk(String name, byte[] data) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        byte[] named = concat(name.getBytes(StandardCharsets.US_ASCII), data);
        CRC32 checksum = new CRC32();
        checksum.update(named);
        out.writeInt(data.length);
        out.write(named);
        out.writeInt((int) checksum.getValue());
        return bytes.toByteArray();
    }

    /** A count that tells how much memory a step takes at most. */
    static long allocatedByThisThread() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
