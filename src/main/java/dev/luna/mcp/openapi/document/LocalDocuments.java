package dev.luna.mcp.openapi.document;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of one directory and below. A reference in a document could otherwise name any file of this machine, whose text would
 * come up in a tool or an error. Links are followed before the place is checked. Immutable.
 *
 * @param directory a real path
 */
public record LocalDocuments(Path directory) implements DocumentStore {

    /** The files around a document that the owner has named. */
    public static LocalDocuments around(Path document) {
        try {
            return new LocalDocuments(document.toRealPath().getParent());
        } catch (IOException e) {
            throw new DocumentException("There is no file " + document + ". Check its name.", e);
        }
    }

    @Override
    public byte[] read(URI document) {
        Path file = real(document);
        if (!file.startsWith(directory)) {
            throw new DocumentException("A $ref names " + document + ", which is outside " + directory
                    + ", the directory of the document. Copy it there if it belongs to the description.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new DocumentException(file + " is larger than " + MOST_BYTES / 1024 / 1024
                        + " MB, the most that is read. Import a part of it.");
            }
            return bytes;
        } catch (IOException e) {
            throw new DocumentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Path real(URI document) {
        try {
            return Path.of(document).toRealPath();
        } catch (IOException | IllegalArgumentException | FileSystemNotFoundException e) {
            throw new DocumentException("A $ref names " + document + ", which is no file here.", e);
        }
    }
}
