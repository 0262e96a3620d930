package dev.luna.mcp.mcp.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.mcp.jsonrpc.OutgoingMessage;
import java.time.Duration;
import java.util.List;

/**
 * Sends what a running tool says ahead of its result on the request's stream: progress where the caller gave a token for it,
 * and log messages where it wants their level. One for each call; safe for use by several threads.
 */
public final class Notifications {

    /** The levels of RFC 5424, least severe first. */
    private static final List<String> LEVELS =
            List.of("debug", "info", "notice", "warning", "error", "critical", "alert", "emergency");

    private static final double SMALL_STEP = 0.001;

    private final EventStream stream;
    private final ObjectMapper mapper;
    private final JsonNode progressToken;
    private final String logLevel;
    private final long begin = System.nanoTime();
    private double lastTold = Double.NEGATIVE_INFINITY;
    private double lastSent = Double.NEGATIVE_INFINITY;
    private Double lastTotal;
    private String lastMessage = "Still running";

    /**
     * @param progressToken null if the client did not ask for progress
     * @param logLevel the least severe level that is wanted, or null for none
     */
    Notifications(EventStream stream, ObjectMapper mapper, JsonNode progressToken, String logLevel) {
        this.stream = stream;
        this.mapper = mapper;
        this.progressToken = progressToken;
        this.logLevel = logLevel;
    }

    /** True if a word is a level of log messages. */
    public static boolean isLevel(String word) {
        return LEVELS.contains(word);
    }

    public static String levels() {
        return String.join(", ", LEVELS);
    }

    synchronized void progress(double value, Double total, String message) {
        // Progress must grow with every message; what does not is no news.
        if (progressToken == null || value <= lastTold) {
            return;
        }
        lastTold = value;
        lastTotal = total;
        lastMessage = message == null ? lastMessage : message;
        sendProgress(Math.max(value, aboveLast()), message);
    }

    /** Tells a client that asked for progress that the call still runs: the smallest step beyond the last progress of the tool. */
    synchronized void stillRunning() {
        if (progressToken != null) {
            long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
            sendProgress(Math.max(0, aboveLast()), lastMessage + " (" + seconds + " s)");
        }
    }

    private double aboveLast() {
        return Math.max(lastSent + SMALL_STEP, Math.nextUp(lastSent));
    }

    private void sendProgress(double value, String message) {
        lastSent = value;
        ObjectNode params = mapper.createObjectNode().set("progressToken", progressToken);
        params.put("progress", value);
        if (lastTotal != null) {
            params.put("total", lastTotal);
        }
        if (message != null) {
            params.put("message", message);
        }
        send("notifications/progress", params);
    }

    void log(String level, String logger, JsonNode data) {
        if (logLevel == null || LEVELS.indexOf(level) < LEVELS.indexOf(logLevel)) {
            return;
        }
        ObjectNode params = mapper.createObjectNode().put("level", level);
        if (logger != null) {
            params.put("logger", logger);
        }
        params.set("data", data);
        send("notifications/message", params);
    }

    /** Tells that the list of tools has changed. */
    void toolsChanged() {
        send("notifications/tools/list_changed", null);
    }

    private void send(String method, ObjectNode params) {
        stream.send(OutgoingMessage.notification(method, params).toString());
    }
}
