package dev.luna.mcp.builtin.image.format;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * A JPEG file. The decoder gets a header without metadata, thumbnails and profiles, which it would trust, or fail on if they
 * are broken.
 */
final class JpegFile {

    private static final byte[] JFIF = {
        (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
    };
    private static final byte[] ADOBE_RGB = {
        (byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
    };
    private static final int ADOBE_LENGTH = 12;

    private final byte[] file;
    private final int passes;
    private final ByteArrayOutputStream tables = new ByteArrayOutputStream();
    private final IccSegments icc = new IccSegments();
    private byte[] exif;
    private byte[] adobe;
    private boolean jfif;
    private byte[] frame;

    private JpegFile(byte[] file, int passes) {
        this.file = file;
        this.passes = passes;
    }

    static ImageFile open(byte[] bytes) {
        JpegStructure structure = JpegStructure.of(bytes);
        if (!structure.isDecodable()) {
            throw new InvalidArgumentException("The JPEG image has too many passes or segments.");
        }
        return new JpegFile(bytes, structure.passes()).read();
    }

    private ImageFile read() {
        JpegSegments segments = new JpegSegments(file);
        while (segments.next()) {
            if (segments.marker() == JpegSegments.START_OF_SCAN) {
                return image(segments.position());
            }
            read(segments.marker(), segments.data());
        }
        throw new DamagedImageException("no scan");
    }

    private void read(int marker, byte[] data) {
        if (marker == 0xe0) {
            jfif |= ImageFormats.begins(data, "JFIF\0");
        } else if (marker == 0xe1) {
            exif = exif == null && ImageFormats.begins(data, "Exif\0\0") ? data : exif;
        } else if (marker == 0xe2) {
            icc.add(data);
        } else if (marker == 0xee) {
            adobe = ImageFormats.begins(data, "Adobe") && data.length >= ADOBE_LENGTH ? data : adobe;
        } else if (marker < 0xe0 || marker > 0xef && marker < 0xfe) {
            boolean isFrame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (isFrame) {
                startFrame(marker, data);
            }
            put(tables, marker, data);
        }
    }

    private void startFrame(int marker, byte[] data) {
        if (marker > 0xc2 || data[0] != 8) {
            throw new InvalidArgumentException(
                    "The JPEG image is of a kind that cannot be read: lossless, arithmetic coded"
                            + " or with more than 8 bits. Save it as an ordinary JPEG first.");
        }
        if (frame != null) {
            throw new DamagedImageException("two frames");
        }
        frame = data;
    }

    private ImageFile image(int scans) {
        int height = (frame[1] & 0xff) << 8 | frame[2] & 0xff;
        int width = (frame[3] & 0xff) << 8 | frame[4] & 0xff;
        int components = frame[5];
        byte[] plain = plain(scans, components);
        Orientation orientation = ExifOrientation.of(exif);
        if (components != 1 && components != 3) {
            return ImageFile.turned(width, height, orientation, () -> ink(plain, width, height));
        }
        JpegPixels pixels = new JpegPixels(plain, width, height, components, icc.profile());
        return ImageFile.turned(width, height, orientation, pixels::whole)
                .scalable(pixels.scalingMemory(passes), pixels::scaled);
    }

    private BufferedImage ink(byte[] plain, int width, int height) throws IOException {
        RuntimeDecoder decoder = new RuntimeDecoder("jpeg", width, height);
        boolean transformed = adobe != null && adobe[ADOBE_LENGTH - 1] == 2;
        CmykImage.Stored stored = transformed ? CmykImage.Stored.LUMA_AND_CHROMA : CmykImage.Stored.PAPER;
        return new CmykImage(stored, icc.profile()).read(decoder.readRaster(plain));
    }

    /** The file with one marker of its colour space, which Java's decoder would otherwise guess by its own rules. */
    private byte[] plain(int scans, int components) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(file.length);
        plain.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8});
        if (adobe != null) {
            put(plain, 0xee, Arrays.copyOf(adobe, ADOBE_LENGTH));
        } else if (!jfif && components == 3 && frame[6] == 'R' && frame[9] == 'G' && frame[12] == 'B') {
            plain.writeBytes(ADOBE_RGB);
        } else if (components < 4) {
            plain.writeBytes(JFIF);
        }
        plain.writeBytes(tables.toByteArray());
        plain.write(file, scans, file.length - scans);
        return plain.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, int marker, byte[] data) {
        int length = data.length + 2;
        out.writeBytes(new byte[] {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length});
        out.writeBytes(data);
    }
}
