package dev.luna.mcp.masking;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.LoggerFactory;

/**
 * The format and the levels of the log, beyond what {@link LogConfigurator} sets. Immutable.
 *
 * @param json true for a line of JSON for each event
 * @param level of the server and of the routes of tools
 * @param levels of other loggers, by name
 */
public record LogOutput(boolean json, Level level, Map<String, Level> levels) {

    private static final String SERVER = "dev.luna";

    /**
     * Reads it from settings.
     *
     * @param format {@code text} or {@code json}
     * @param level such as {@code debug}
     * @param levels such as {@code org.apache.camel=info,io.vertx=debug}; may be empty
     * @throws IllegalArgumentException naming the setting and what it may be
     */
    public static LogOutput of(String format, String level, String levels) {
        if (!format.equals("text") && !format.equals("json")) {
            throw new IllegalArgumentException("LUNA_LOG_FORMAT must be text or json, not '" + format + "'.");
        }
        Map<String, Level> others = new TreeMap<>();
        for (String entry : levels.isBlank() ? new String[0] : levels.split(",")) {
            String[] parts = entry.strip().split("=", 2);
            if (parts.length != 2 || parts[0].isBlank()) {
                throw new IllegalArgumentException(
                        "LUNA_LOG_LEVELS must be like org.apache.camel=info,io.vertx=debug, not '" + entry.strip()
                                + "'.");
            }
            others.put(parts[0].strip(), level("LUNA_LOG_LEVELS", parts[1].strip()));
        }
        return new LogOutput(format.equals("json"), level("LUNA_LOG_LEVEL", level), others);
    }

    private static Level level(String setting, String word) {
        Level level = Level.toLevel(word, null);
        if (level == null) {
            throw new IllegalArgumentException(
                    setting + ": a level is one of trace, debug, info, warn, error and off, not '" + word + "'.");
        }
        return level;
    }

    /** Changes the log of this process. */
    public void apply() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(level);
        context.getLogger(SERVER).setLevel(level);
        levels.forEach((name, other) -> context.getLogger(name).setLevel(other));
        if (json && root.getAppender("console") instanceof ConsoleAppender<ILoggingEvent> console) {
            encodeAsJson(context, console);
        }
    }

    private static void encodeAsJson(LoggerContext context, OutputStreamAppender<ILoggingEvent> console) {
        MaskingJsonEncoder encoder = new MaskingJsonEncoder();
        encoder.setContext(context);
        encoder.start();
        console.setEncoder(encoder);
    }
}
