package dev.luna.mcp.cli.distribution;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of an archive.
 *
 * @param path its path in the archive, with {@code /} between names
 * @param size its number of bytes
 * @param isProgram true if it can be executed
 * @param content opens its content
 */
public record PackagedFile(String path, long size, boolean isProgram, Content content) {

    /** Opens the content of a file; the reader closes it. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    /** A file of this machine. */
    public static PackagedFile of(String path, Path file) throws IOException {
        return new PackagedFile(path, Files.size(file), false, () -> Files.newInputStream(file));
    }

    /** A file with a text. */
    static PackagedFile of(String path, String text, boolean isProgram) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new PackagedFile(path, bytes.length, isProgram, () -> new ByteArrayInputStream(bytes));
    }
}
