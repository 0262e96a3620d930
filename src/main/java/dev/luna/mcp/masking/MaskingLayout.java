package dev.luna.mcp.masking;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * Formats log lines, traces included, without secrets: time, level, thread, class, the request and its trace, message, stack trace.
 * {@link LogConfigurator} creates it. In code because Logback's parser of patterns loads and links hundreds of classes at each start.
 */
public final class MaskingLayout extends LayoutBase<ILoggingEvent> {

    private static final String MASK = SecretMask.class.getName();
    private static final SecretMask SHAPES_ONLY = new SecretMask(List.of(), true);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
    private static final int LEVEL_WIDTH = 5;

    private final RepeatedTraceConverter traces = new RepeatedTraceConverter();

    /** Sets the mask of all log output from now on. */
    public static void use(SecretMask mask) {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).putObject(MASK, mask);
    }

    @Override
    public void start() {
        traces.start();
        super.start();
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        String level = event.getLevel().toString();
        StringBuilder line = new StringBuilder()
                .append(TIME.format(time(event).atZone(ZoneId.systemDefault())))
                .append(' ')
                .append(level)
                .append(" ".repeat(Math.max(LEVEL_WIDTH - level.length(), 0)))
                .append(" [")
                .append(event.getThreadName())
                .append("] ")
                .append(event.getLoggerName().substring(event.getLoggerName().lastIndexOf('.') + 1));
        Map<String, String> request = event.getMDCPropertyMap();
        for (String name : List.of("request", "traceparent")) {
            String value = request.get(name);
            if (value != null) {
                line.append(' ').append(value);
            }
        }
        line.append(": ")
                .append(event.getFormattedMessage())
                .append(System.lineSeparator())
                .append(traces.convert(event));
        return mask(getContext()).mask(line.toString());
    }

    private static Instant time(ILoggingEvent event) {
        return event.getInstant() == null ? Instant.ofEpochMilli(event.getTimeStamp()) : event.getInstant();
    }

    /** The mask in use; until one is set, only texts that look like well-known secrets are masked. */
    static SecretMask mask(Context context) {
        return context.getObject(MASK) instanceof SecretMask known ? known : SHAPES_ONLY;
    }
}
