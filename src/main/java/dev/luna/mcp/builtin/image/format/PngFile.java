package dev.luna.mcp.builtin.image.format;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;

/** A PNG file. The decoder gets only the chunks that make up the picture: texts and profiles may be compressed and huge. */
final class PngFile {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int HEADER_LENGTH = 13;
    private static final int COLOR_TYPE = 9;

    private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private byte[] header;
    private byte[] exif;
    private byte[] icc;

    private PngFile() {}

    static ImageFile open(byte[] bytes) {
        return new PngFile().read(ByteBuffer.wrap(bytes).position(SIGNATURE.length));
    }

    private ImageFile read(ByteBuffer file) {
        plain.writeBytes(SIGNATURE);
        String name = "";
        while (file.hasRemaining() && !name.equals("IEND")) {
            int length = file.getInt();
            byte[] type = new byte[4];
            file.get(type);
            name = new String(type, StandardCharsets.ISO_8859_1);
            if (length < 0 || length > file.remaining()) {
                throw new DamagedImageException("chunk beyond the end");
            }
            byte[] content = new byte[length];
            file.get(content);
            file.position(Math.min(file.limit(), file.position() + 4));
            note(name, content);
        }
        put("IDAT", data.toByteArray());
        put("IEND", new byte[0]);
        byte[] decodable = plain.toByteArray();
        int width = ByteBuffer.wrap(header).getInt(0);
        int height = ByteBuffer.wrap(header).getInt(4);
        RuntimeDecoder decoder = new RuntimeDecoder("png", width, height);
        return ImageFile.turned(
                width, height, ExifOrientation.of(exif), () -> SrgbImage.of(decoder.read(decodable), icc));
    }

    private void note(String name, byte[] content) {
        if (header == null) {
            if (!name.equals("IHDR") || content.length != HEADER_LENGTH) {
                throw new DamagedImageException("no header");
            }
            header = content;
            put(name, content);
        }
        switch (name) {
            case "PLTE" -> {
                if (header[COLOR_TYPE] == 3) {
                    put(name, content);
                }
            }
            case "tRNS" -> {
                if (header[COLOR_TYPE] <= 3) {
                    put(name, content);
                }
            }
            case "IDAT" -> data.writeBytes(content);
            case "eXIf" -> exif = content;
            case "iCCP" -> icc = inflated(content);
            default -> {
                // No part of the picture.
            }
        }
    }

    private static byte[] inflated(byte[] named) {
        int start = 0;
        while (start < named.length && named[start] != 0) {
            start++;
        }
        int from = Math.min(named.length, start + 2);
        try (InflaterInputStream profile =
                new InflaterInputStream(new ByteArrayInputStream(named, from, named.length - from))) {
            return profile.readNBytes(ColorProfile.LARGEST + 1);
        } catch (IOException e) {
            // A broken profile is as good as none.
            return null;
        }
    }

    private void put(String name, byte[] content) {
        byte[] named = Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), 4 + content.length);
        System.arraycopy(content, 0, named, 4, content.length);
        CRC32 checksum = new CRC32();
        checksum.update(named);
        plain.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        plain.writeBytes(named);
        plain.writeBytes(
                ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }
}
