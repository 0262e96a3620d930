package dev.luna.mcp.cli.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Files as a tar archive. The same files give the same bytes: an archive tells neither who made it nor when.
 *
 * @param prefix the beginning of each path
 * @param files the files, in their order
 */
record TarArchive(String prefix, List<PackagedFile> files) {

    /** After 1970, about which tar warns. */
    private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    private static final int FILE = 0100644;
    private static final int PROGRAM = 0100755;

    /** Writes the archive; the stream stays open. */
    void writeTo(OutputStream out) throws IOException {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        for (PackagedFile file : files) {
            TarArchiveEntry entry = new TarArchiveEntry(prefix + file.path());
            entry.setSize(file.size());
            entry.setMode(file.isProgram() ? PROGRAM : FILE);
            entry.setLastModifiedTime(TIME);
            entry.setIds(0, 0);
            entry.setNames("", "");
            tar.putArchiveEntry(entry);
            try (InputStream content = file.content().open()) {
                content.transferTo(tar);
            }
            tar.closeArchiveEntry();
        }
        tar.finish();
    }
}
