package dev.luna.mcp.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * An answer whose messages are taken as they come, each held to the schema: server-sent events, or the one message of a JSON
 * body. Closing it goes away as a client does who has heard enough.
 */
public final class MessageStream implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpResponse<InputStream> response;
    private final MessageCheck check;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    MessageStream(HttpResponse<InputStream> response, MessageCheck check) {
        this.response = response;
        this.check = check;
        Thread reader = new Thread(this::read, "message-stream");
        reader.setDaemon(true);
        reader.start();
    }

    /** Status and headers. */
    public HttpResponse<?> response() {
        return response;
    }

    /**
     * The next message; waits for it.
     *
     * @throws AssertionError if it is not as the schema has it, if the stream has ended, or if nothing comes in 20 seconds
     */
    public JsonNode next() {
        return poll(PATIENCE).orElseThrow(() -> new AssertionError("No message came within " + PATIENCE));
    }

    /** The next message if one comes within a time. */
    public Optional<JsonNode> poll(Duration patience) {
        try {
            Event event = events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.ofNullable(event).map(this::message);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a message", e);
        }
    }

    private JsonNode message(Event event) {
        if (event.text() == null) {
            events.add(event);
            throw new AssertionError("The stream has ended", event.failure());
        }
        return check.message(event.text());
    }

    private void read() {
        Event end = new Event(null, null);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            if (MessageCheck.isStream(response)) {
                EventReader reader = new EventReader(text -> events.add(new Event(text, null)));
                lines.lines().forEach(reader::line);
            } else {
                lines.lines().reduce((a, b) -> a + "\n" + b).ifPresent(text -> events.add(new Event(text, null)));
            }
        } catch (IOException | UncheckedIOException | AssertionError e) {
            end = new Event(null, e);
        }
        events.add(end);
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a message, or the end of the stream, with what ended it. */
    private record Event(String text, Throwable failure) {}
}
