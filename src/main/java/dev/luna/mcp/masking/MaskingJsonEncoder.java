package dev.luna.mcp.masking;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.encoder.JsonEscapeUtil;
import java.nio.charset.StandardCharsets;

/**
 * Encodes a log event as a line of JSON without secrets: time, level, logger, thread, context (MDC), message and stack trace. Of a
 * trace that repeats within a minute only class and message are written, with the number of repetitions. Thread-safe.
 */
final class MaskingJsonEncoder extends JsonEncoder {

    private final RepeatedTraces traces = new RepeatedTraces();

    MaskingJsonEncoder() {
        setWithFormattedMessage(true);
        setWithMessage(false);
        setWithArguments(false);
        setWithKVPList(false);
        setWithContext(false);
        setWithSequenceNumber(false);
        setWithNanoseconds(false);
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        String line = new String(super.encode(event), StandardCharsets.UTF_8);
        return MaskingLayout.mask(getContext()).mask(line).getBytes(StandardCharsets.UTF_8);
    }

    /** Called by Logback for the exception of an event; its causes are written by another method. */
    @Override
    protected void appendThrowableProxy(StringBuilder line, String attribute, IThrowableProxy failure) {
        int repetitions = failure == null ? 0 : traces.count(failure);
        if (repetitions == 0) {
            super.appendThrowableProxy(line, attribute, failure);
            return;
        }
        line.append(VALUE_SEPARATOR)
                .append(QUOTE)
                .append(attribute)
                .append(QUOTE_COL)
                .append(OPEN_OBJ);
        appenderMember(line, CLASS_NAME_ATTR_NAME, failure.getClassName());
        line.append(VALUE_SEPARATOR);
        appenderMember(line, MESSAGE_ATTR_NAME, JsonEscapeUtil.jsonEscapeString(String.valueOf(failure.getMessage())));
        line.append(VALUE_SEPARATOR);
        appenderMemberWithIntValue(line, "repetitions", repetitions);
        line.append(CLOSE_OBJ);
    }
}
