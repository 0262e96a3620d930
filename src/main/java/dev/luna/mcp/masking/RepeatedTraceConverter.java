package dev.luna.mcp.masking;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;

/**
 * Writes the stack trace of a log line. Of a trace that repeats within a minute only the first line is written, with the number of
 * repetitions. {@link MaskingLayout} uses it. Thread-safe.
 */
public final class RepeatedTraceConverter extends ThrowableProxyConverter {

    private final RepeatedTraces traces = new RepeatedTraces();

    @Override
    protected String throwableProxyToString(IThrowableProxy failure) {
        int repetitions = traces.count(failure);
        return repetitions == 0
                ? super.throwableProxyToString(failure)
                : failure.getClassName() + ": " + failure.getMessage() + " (the same trace as within the last minute, "
                        + repetitions + " times since)" + System.lineSeparator();
    }
}
