package dev.luna.mcp.masking;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;

/** Writes each log event as a line of JSON without secrets: time, level, logger, thread, context (MDC), message and trace. */
final class MaskingJsonEncoder extends JsonEncoder {

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
}
