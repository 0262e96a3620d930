package dev.luna.mcp.masking;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the stack trace of a log line, but for one that was written within the last minute: of that only the first line and how
 * often it came. The word {@code %trace} of {@code logback.xml}. Thread-safe.
 */
public final class RepeatedTraceConverter extends ThrowableProxyConverter {

    private static final int KNOWN = 200;
    private static final int FRAMES = 10;
    private static final long MINUTE_NANOS = 60_000_000_000L;

    /** When a trace was written, and how often it came since. */
    private record Written(long time, int repeated) {}

    private final Map<String, Written> written = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Written> eldest) {
            return size() > KNOWN;
        }
    };

    @Override
    protected String throwableProxyToString(IThrowableProxy failure) {
        int repeated = repeated(key(failure), System.nanoTime());
        return repeated == 0
                ? super.throwableProxyToString(failure)
                : failure.getClassName() + ": " + failure.getMessage() + " (the same trace as within the last minute, "
                        + repeated + " times since)" + System.lineSeparator();
    }

    private synchronized int repeated(String key, long now) {
        Written before = written.get(key);
        Written next = before == null || now - before.time() > MINUTE_NANOS
                ? new Written(now, 0)
                : new Written(before.time(), before.repeated() + 1);
        written.put(key, next);
        return next.repeated();
    }

    /** The places of the failure and of its innermost cause; messages may differ each time. */
    private static String key(IThrowableProxy failure) {
        IThrowableProxy cause = failure;
        for (int depth = 0; cause.getCause() != null && depth < FRAMES; depth++) {
            cause = cause.getCause();
        }
        return failure.getClassName() + frames(failure) + cause.getClassName() + frames(cause);
    }

    private static String frames(IThrowableProxy failure) {
        StackTraceElementProxy[] all = failure.getStackTraceElementProxyArray();
        return Arrays.toString(Arrays.copyOf(all, Math.min(FRAMES, all.length)));
    }
}
