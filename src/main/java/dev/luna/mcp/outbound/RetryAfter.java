package dev.luna.mcp.outbound;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.http.base.HttpOperationFailedException;

/** The pause that a service asks for in {@code Retry-After} (RFC 9110, section 10.2.3). Stateless. */
public final class RetryAfter {

    private static final String HEADER = "Retry-After";
    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /** The pause of a refusal; empty if it asks for none, or not in a form of the standard. */
    public static Optional<Duration> of(HttpOperationFailedException refusal) {
        Map<String, String> headers = refusal.getResponseHeaders();
        return headers == null
                ? Optional.empty()
                : headers.entrySet().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase(HEADER))
                        .findFirst()
                        .flatMap(header -> parse(header.getValue().strip(), Instant.now()));
    }

    /** @param text a number of seconds, or a date */
    static Optional<Duration> parse(String text, Instant now) {
        if (text.matches("\\d{1," + MOST_DIGITS + "}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
