package dev.luna.mcp.audit;

import ch.qos.logback.core.AsyncAppenderBase;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.ContextBase;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of entries that is written by a thread of its own and set aside, compressed, each day and whenever it is full. If the
 * disk is too slow, entries are lost rather than calls delayed, and the server's log says so. Thread-safe.
 */
final class AuditLog extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final int QUEUE = 8192;
    private static final String FULL = "10MB";
    private static final String MOST = "500MB";
    private static final int DAYS = 30;

    private final Path file;
    private final Encoder<AuditEntry> encoder;
    private final Context context = new ContextBase();
    private final AsyncAppenderBase<AuditEntry> queue = new AsyncAppenderBase<>();
    private final AtomicBoolean saidFull = new AtomicBoolean();
    private final AuditFileOutputStream lines;

    AuditLog(Path file, Encoder<AuditEntry> encoder) {
        this.file = file;
        this.lines = new AuditFileOutputStream(file);
        this.encoder = encoder;
    }

    @Override
    protected void doStart() {
        RollingFileAppender<AuditEntry> appender = new RollingFileAppender<>() {
            @Override
            public void openFile(String name) {
                // Logback's own stream drops what it may not write, and tears lines, without a word.
                setOutputStream(lines);
            }
        };
        SizeAndTimeBasedRollingPolicy<AuditEntry> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(file + ".%d{yyyy-MM-dd}.%i.gz");
        policy.setMaxFileSize(FileSize.valueOf(FULL));
        policy.setTotalSizeCap(FileSize.valueOf(MOST));
        policy.setMaxHistory(DAYS);
        policy.start();
        encoder.setContext(context);
        encoder.start();
        appender.setContext(context);
        appender.setFile(file.toString());
        appender.setEncoder(encoder);
        appender.setRollingPolicy(policy);
        appender.start();
        queue.setContext(context);
        queue.setQueueSize(QUEUE);
        queue.setDiscardingThreshold(0);
        queue.setNeverBlock(true);
        queue.addAppender(appender);
        queue.start();
    }

    /** @throws IllegalArgumentException if nothing can be written to the file */
    void requireWritable() {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
        } catch (IOException e) {
            throw new IllegalArgumentException("luna.audit.file: " + file + " cannot be written ("
                    + e.getClass().getSimpleName() + "). Name a file in a directory that the server may write to.");
        }
    }

    @Override
    protected void doStop() {
        queue.stop();
    }

    /** A sentence on entries that cannot be written now; empty if they can. */
    Optional<String> problem() {
        return lines.problem();
    }

    void write(AuditEntry entry) {
        boolean full = queue.getRemainingCapacity() == 0;
        if (saidFull.getAndSet(full) != full && full) {
            LOG.warn("The audit log cannot keep up; entries are lost");
        }
        queue.doAppend(entry);
    }
}
