package dev.luna.mcp.builtin.image;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A PNG file that is written chunk by chunk. Not thread-safe. */
final class PngChunks {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    PngChunks() {
        file.writeBytes(SIGNATURE);
    }

    void add(String name, byte[] content) {
        add(name, content, 0, content.length);
    }

    private void add(String name, byte[] content, int offset, int length) {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(type);
        checksum.update(content, offset, length);
        file.writeBytes(number(length));
        file.writeBytes(type);
        file.write(content, offset, length);
        file.writeBytes(number((int) checksum.getValue()));
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    /** A stream of which each write becomes a chunk of pixels, so that they are never in memory twice. */
    OutputStream pixels() {
        return new OutputStream() {
            @Override
            public void write(int value) {
                add("IDAT", new byte[] {(byte) value});
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                add("IDAT", bytes, offset, length);
            }
        };
    }

    int size() {
        return file.size();
    }

    byte[] toByteArray() {
        return file.toByteArray();
    }
}
