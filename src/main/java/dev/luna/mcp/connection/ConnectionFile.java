package dev.luna.mcp.connection;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * The file of the connections. It is replaced as a whole, only its owner can read it, and a lock beside it keeps two processes from
 * changing it at once. A change by another process is seen at the next look. Thread-safe.
 */
final class ConnectionFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<StoredConnection>> RECORDS = new TypeReference<>() {};

    private final Path file;
    private List<StoredConnection> records = List.of();
    private Object version;

    ConnectionFile(Path file) {
        this.file = file;
    }

    /**
     * The records; none if there is no file.
     *
     * @throws IOException if it cannot be read, or is damaged
     */
    synchronized List<StoredConnection> read() throws IOException {
        Object present = version();
        if (present == null) {
            records = List.of();
        } else if (!present.equals(version)) {
            records = List.copyOf(JSON.readValue(Files.readAllBytes(file), RECORDS));
        }
        version = present;
        return records;
    }

    /** Changes when the file is replaced; null if there is none. */
    private Object version() throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return List.of(attributes.lastModifiedTime(), attributes.size(), Objects.toString(attributes.fileKey()));
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /**
     * Changes the records.
     *
     * @param change gets the present ones
     * @throws IOException if the file cannot be read or written; then it is as before
     */
    synchronized void change(UnaryOperator<List<StoredConnection>> change) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Path lock = directory.resolve(file.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // The end of the block releases it.
            channel.lock();
            List<StoredConnection> before = read();
            List<StoredConnection> after = change.apply(before);
            if (!after.equals(before)) {
                write(directory, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(after));
                records = List.copyOf(after);
                version = version();
            }
        }
    }

    private void write(Path directory, byte[] json) throws IOException {
        Path written = Files.createTempFile(
                directory,
                file.getFileName().toString(),
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(json));
                channel.force(true);
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
