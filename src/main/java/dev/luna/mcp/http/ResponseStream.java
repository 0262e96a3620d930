package dev.luna.mcp.http;

import dev.luna.mcp.protocol.EventStream;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * An HTTP response that turns into server-sent events when something is to be said before the answer. Messages keep their
 * order, as all of them, the answer included, are written on the request's event loop.
 */
final class ResponseStream implements EventStream {

    private static final String KEEP_ALIVE = ":\n\n";
    private static final long KEEP_ALIVE_MILLIS = 15_000;

    private final HttpServerResponse response;
    private final Context context;
    private final List<Runnable> closeActions = new ArrayList<>();
    private boolean streaming;
    private boolean gone;
    private long keepAlive = -1;

    ResponseStream(HttpServerResponse response, Context context) {
        this.response = response;
        this.context = context;
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
        context.runOnContext(ignored -> write(json));
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
        response.write("event: message\ndata: " + json + "\n\n");
    }

    private void begin() {
        streaming = true;
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        keepAlive = context.owner().setPeriodic(KEEP_ALIVE_MILLIS, tick -> response.write(KEEP_ALIVE));
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
