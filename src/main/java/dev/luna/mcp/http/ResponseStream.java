package dev.luna.mcp.http;

import dev.luna.mcp.masking.SecretMask;
import dev.luna.mcp.protocol.EventStream;
import io.vertx.core.Context;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP response that turns into server-sent events when something is to be said before the answer. Messages keep their
 * order, as all of them, the answer included, are written without secrets on the request's event loop. A client that does not
 * read is hung up on before what waits for it fills the memory.
 */
final class ResponseStream implements EventStream {

    private static final Logger LOG = LoggerFactory.getLogger(ResponseStream.class);
    private static final String KEEP_ALIVE = ":\n\n";
    private static final long KEEP_ALIVE_MILLIS = 15_000;

    /** How many characters may wait for a client to read them. */
    private static final long MAX_WAITING = 4 << 20;

    private final HttpConnection connection;
    private final HttpServerResponse response;
    private final Context context;
    private final SecretMask secretMask;
    private final AtomicLong waiting = new AtomicLong();
    private final List<Runnable> closeActions = new ArrayList<>();
    private boolean streaming;
    private boolean gone;
    private long keepAlive = -1;

    ResponseStream(HttpServerRequest request, Context context, SecretMask secretMask) {
        this.connection = request.connection();
        this.response = request.response();
        this.context = context;
        this.secretMask = secretMask;
        response.closeHandler(closed -> close());
    }

    @Override
    public void open() {
        context.runOnContext(ignored -> {
            if (!streaming && !response.ended() && !response.closed()) {
                begin();
                // The client sees the stream with its first byte.
                response.write(KEEP_ALIVE);
            }
        });
    }

    @Override
    public void send(String json) {
        long before = waiting.getAndAdd(json.length());
        if (before + json.length() <= MAX_WAITING) {
            context.runOnContext(ignored -> write(json));
        } else if (before <= MAX_WAITING) {
            LOG.info("Hung up on a client that does not read its stream");
            context.runOnContext(ignored -> HangUp.on(connection));
        }
    }

    @Override
    public void onClose(Runnable action) {
        synchronized (closeActions) {
            if (!gone) {
                closeActions.add(action);
                return;
            }
        }
        action.run();
    }

    /** Whether the answer has to be sent as the last message of a stream. Only on the event loop. */
    boolean isStreaming() {
        return streaming;
    }

    /** Sends the answer, if there is one, and ends. Only on the event loop. */
    void end(String json) {
        if (json != null && !json.isEmpty()) {
            waiting.addAndGet(json.length());
            write(json);
        }
        context.owner().cancelTimer(keepAlive);
        if (!response.ended() && !response.closed()) {
            response.end();
        }
    }

    private void write(String json) {
        if (response.ended() || response.closed()) {
            return;
        }
        if (!streaming) {
            begin();
        }
        response.write("event: message\ndata: " + secretMask.mask(json) + "\n\n")
                .onComplete(sent -> waiting.addAndGet(-json.length()));
    }

    private void begin() {
        streaming = true;
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        keepAlive = context.owner().setPeriodic(KEEP_ALIVE_MILLIS, tick -> {
            if (!response.writeQueueFull()) {
                response.write(KEEP_ALIVE);
            }
        });
    }

    private void close() {
        context.owner().cancelTimer(keepAlive);
        List<Runnable> actions;
        synchronized (closeActions) {
            gone = true;
            actions = List.copyOf(closeActions);
        }
        if (!response.ended()) {
            actions.forEach(Runnable::run);
        }
    }
}
