package dev.luna.mcp.masking;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts stack traces that repeat within a minute, so that the log has each of them once a minute only. Thread-safe. */
final class RepeatedTraces {

    private static final int MAX_TRACES = 200;
    private static final int FRAMES = 10;
    private static final long MINUTE_NANOS = 60_000_000_000L;

    /** The time when a trace was logged, and the number of repetitions since. */
    private record Logged(long time, int repetitions) {}

    private final Map<String, Logged> logged = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Logged> eldest) {
            return size() > MAX_TRACES;
        }
    };

    /** Counts a failure; the result is 0 if its trace was not logged within the last minute. */
    int count(IThrowableProxy failure) {
        return count(key(failure), System.nanoTime());
    }

    private synchronized int count(String key, long now) {
        Logged before = logged.get(key);
        Logged next = before == null || now - before.time() > MINUTE_NANOS
                ? new Logged(now, 0)
                : new Logged(before.time(), before.repetitions() + 1);
        logged.put(key, next);
        return next.repetitions();
    }

    /** The stack frames of the failure and of its innermost cause; the messages may differ each time. */
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
