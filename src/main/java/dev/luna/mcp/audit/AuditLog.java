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
 * The audit log: a file written asynchronously by a thread of its own, and rotated and compressed daily and at a maximum size. If
 * the disk is too slow, entries are dropped instead of delaying calls, which the server logs. Thread-safe.
 */
final class AuditLog extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final int QUEUE_SIZE = 8192;
    private static final String MAX_FILE_SIZE = "10MB";
    private static final String MAX_TOTAL_SIZE = "500MB";
    private static final int MAX_DAYS = 30;

    private final Path file;
    private final Encoder<AuditEntry> encoder;
    private final Context context = new ContextBase();
    private final AsyncAppenderBase<AuditEntry> queue = new AsyncAppenderBase<>();
    private final AtomicBoolean fullLogged = new AtomicBoolean();
    private final AuditFileOutputStream output;

    AuditLog(Path file, Encoder<AuditEntry> encoder) {
        this.file = file;
        this.output = new AuditFileOutputStream(file);
        this.encoder = encoder;
    }

    @Override
    protected void doStart() {
        RollingFileAppender<AuditEntry> appender = new RollingFileAppender<>() {
            @Override
            public void openFile(String name) {
                // Logback's own stream drops lines, or writes parts of them, without logging it.
                setOutputStream(output);
            }
        };
        SizeAndTimeBasedRollingPolicy<AuditEntry> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(file + ".%d{yyyy-MM-dd}.%i.gz");
        policy.setMaxFileSize(FileSize.valueOf(MAX_FILE_SIZE));
        policy.setTotalSizeCap(FileSize.valueOf(MAX_TOTAL_SIZE));
        policy.setMaxHistory(MAX_DAYS);
        policy.start();
        encoder.setContext(context);
        encoder.start();
        appender.setContext(context);
        appender.setFile(file.toString());
        appender.setEncoder(encoder);
        appender.setRollingPolicy(policy);
        appender.start();
        queue.setContext(context);
        queue.setQueueSize(QUEUE_SIZE);
        queue.setDiscardingThreshold(0);
        queue.setNeverBlock(true);
        queue.addAppender(appender);
        queue.start();
    }

    /** @throws IllegalArgumentException if the file cannot be written */
    void requireWritable() {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
        } catch (IOException e) {
            throw new IllegalArgumentException("luna.audit.file: " + file + " cannot be written ("
                    + e.getClass().getSimpleName()
                    + "). Set it to a file in a directory that the server can write to.");
        }
    }

    @Override
    protected void doStop() {
        queue.stop();
    }

    /** The description of a current write failure; empty if writing works. */
    Optional<String> problem() {
        return output.problem();
    }

    void write(AuditEntry entry) {
        boolean full = queue.getRemainingCapacity() == 0;
        if (fullLogged.getAndSet(full) != full && full) {
            LOG.warn(
                    "The audit log cannot keep up: its queue of {} entries is full, and entries are dropped",
                    QUEUE_SIZE);
        }
        queue.doAppend(entry);
    }
}
