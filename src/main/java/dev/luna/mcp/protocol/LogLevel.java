package dev.luna.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Body;

/**
 * {@code logging/setLevel} of the legacy era. Without sessions there is one level for all clients, which share one token.
 * Thread-safe.
 */
public final class LogLevel {

    private final AtomicReference<String> level = new AtomicReference<>("info");

    /**
     * Sets the least severe level that tools' messages are sent from.
     *
     * @throws InvalidParamsException if there is no such level
     */
    public Map<String, Object> set(@Body JsonNode params) {
        String word = params == null ? "" : params.path("level").asText();
        if (!Notifications.isLevel(word)) {
            throw new InvalidParamsException("'level' must be one of " + Notifications.levels() + ".");
        }
        level.set(word);
        return Map.of();
    }

    String get() {
        return level.get();
    }
}
