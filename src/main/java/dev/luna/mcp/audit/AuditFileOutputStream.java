package dev.luna.mcp.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of the audit log, written a line at a time. A line that cannot be written, as the disk is full, is counted and dropped;
 * that is logged once, and once more when lines are written again. A torn line is ended before the next one, be it this server's
 * or that of one before it that was killed. Written by one thread; asked by any.
 */
final class AuditFileOutputStream extends OutputStream {

    private static final Logger LOG = LoggerFactory.getLogger(AuditFileOutputStream.class);

    private final Path file;
    private final AtomicLong lost = new AtomicLong();
    private volatile String failure;
    private FileChannel channel;
    private boolean torn;

    AuditFileOutputStream(Path file) {
        this.file = file;
    }

    /** A sentence on lines that cannot be written now; empty if they can. */
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
            if (channel == null) {
                open();
            }
            if (torn) {
                writeAll(ByteBuffer.wrap(new byte[] {'\n'}));
                torn = false;
            }
            writeAll(ByteBuffer.wrap(bytes, offset, length));
            if (failure != null) {
                LOG.warn("The audit log {} is written again; {} entries were lost", file, lost.getAndSet(0));
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
        torn = endsWithinLine();
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Looked at in the file itself: only it knows how much of the last line came to the disk. */
    private boolean endsWithinLine() throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) == 0) {
            return false;
        }
        try (RandomAccessFile end = new RandomAccessFile(file.toFile(), "r")) {
            end.seek(end.length() - 1);
            return end.read() != '\n';
        }
    }

    private void writeAll(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            LOG.debug("The audit log could not be closed", e);
        }
        channel = null;
    }
}
