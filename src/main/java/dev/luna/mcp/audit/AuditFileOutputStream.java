package dev.luna.mcp.audit;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of the audit log, written line by line. A line that cannot be written, for example because the disk is full, is counted
 * and dropped. That is logged once, and once more when writing works again. An incomplete line, also of a server that was killed,
 * is terminated before the next one is written. Written by one thread; {@link #problem} is thread-safe.
 */
final class AuditFileOutputStream extends OutputStream {

    private static final Logger LOG = LoggerFactory.getLogger(AuditFileOutputStream.class);

    private final Path file;
    private final AtomicLong lost = new AtomicLong();
    private volatile String failure;

    /** Not a channel: an interrupt, which ends the writing thread at shutdown, would close it in the middle of an entry. */
    private FileOutputStream stream;

    private boolean incomplete;

    AuditFileOutputStream(Path file) {
        this.file = file;
    }

    /** The description of a current write failure; empty if writing works. */
    Optional<String> problem() {
        String reason = failure;
        return reason == null
                ? Optional.empty()
                : Optional.of("The audit log " + file + " cannot be written (" + reason + "); " + lost.get()
                        + " entries are lost so far.");
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        try {
            if (stream == null) {
                open();
            }
            if (incomplete) {
                stream.write('\n');
                incomplete = false;
            }
            stream.write(bytes, offset, length);
            if (failure != null) {
                LOG.warn("The audit log {} can be written again; {} entries were lost", file, lost.getAndSet(0));
                failure = null;
            }
        } catch (IOException e) {
            lost.incrementAndGet();
            if (failure == null) {
                LOG.error(
                        "The audit log {} cannot be written ({}); entries are lost until it can. Free space on its disk",
                        file,
                        e.getMessage());
            }
            failure = String.valueOf(e.getMessage());
            close();
        }
    }

    private void open() throws IOException {
        incomplete = hasIncompleteLine();
        stream = new FileOutputStream(file.toFile(), true);
    }

    /** Reads the file itself, since a failed write may have written part of a line. */
    private boolean hasIncompleteLine() throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) == 0) {
            return false;
        }
        try (RandomAccessFile end = new RandomAccessFile(file.toFile(), "r")) {
            end.seek(end.length() - 1);
            return end.read() != '\n';
        }
    }

    @Override
    public void close() {
        try {
            if (stream != null) {
                stream.close();
            }
        } catch (IOException e) {
            LOG.debug("Cannot close the audit log", e);
        }
        stream = null;
    }
}
