package dev.luna.mcp.security;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;

/** All that the server logs, as the console shows it. Thread-safe. */
final class LogTape extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final StringBuffer text = new StringBuffer();
    private final Encoder<ILoggingEvent> encoder;

    private LogTape(Encoder<ILoggingEvent> encoder) {
        this.encoder = encoder;
    }

    /** Starts listening; goes on until it is closed. */
    static LogTape record() {
        Logger root = root();
        LogTape tape = new LogTape(((ConsoleAppender<ILoggingEvent>) root.getAppender("console")).getEncoder());
        tape.setContext(root.getLoggerContext());
        tape.start();
        root.addAppender(tape);
        return tape;
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Override
    protected void append(ILoggingEvent event) {
        text.append(new String(encoder.encode(event), StandardCharsets.UTF_8));
    }

    /** The lines logged since the last call. */
    String rewind() {
        int length = text.length();
        String logged = text.substring(0, length);
        text.delete(0, length);
        return logged;
    }

    @Override
    public void close() {
        root().detachAppender(this);
    }
}
