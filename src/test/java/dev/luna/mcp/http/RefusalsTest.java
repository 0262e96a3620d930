package dev.luna.mcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RefusalsTest {

    @Test
    void a_flood_is_one_line_for_each_status_and_what_was_answered_is_none() {
        Logger logger = (Logger) LoggerFactory.getLogger(Refusals.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try {
            Refusals refusals = new Refusals();
            for (int i = 0; i < 1000; i++) {
                refusals.count(429, "203.0.113.7", "r" + i);
                refusals.count(401, "203.0.113.8", "r" + i);
                refusals.count(200, "203.0.113.9", "r" + i);
            }
        } finally {
            logger.detachAppender(log);
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "1 requests were refused with 429 since the last such line, the last one from 203.0.113.7 (request r0)",
                        "1 requests were refused with 401 since the last such line, the last one from 203.0.113.8 (request r0)");
    }
}
