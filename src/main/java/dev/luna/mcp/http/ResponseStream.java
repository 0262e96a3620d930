package dev.luna.mcp.http;

import dev.luna.mcp.masking.SecretMask;
import dev.luna.mcp.mcp.client.EventStream;
import dev.luna.mcp.tool.MemoryBudget;
import io.vertx.core.Context;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP response that becomes a stream of server-sent events when a message precedes the response. Messages keep their order: all
 * of them, the response included, are masked and written on the request's event loop. The connection of a client that does not read
 * is closed before its unread messages fill the memory.
 */
final class ResponseStream implements EventStream {

    private static final Logger LOG = LoggerFactory.getLogger(ResponseStream.class);
    private static final String COMMENT = ":\n\n";

    /** The largest number of characters that are buffered for a client to read. */
    private static final long MAX_WAITING = 4 << 20;

    private final HttpConnection connection;
    private final HttpServerResponse response;
    private final boolean isPost;
    private final AcceptedTypes accepted;
    private final Context context;
    private final SecretMask secretMask;
    private final Heartbeat heartbeat;
    private final MemoryBudget answers;
    private final AtomicLong waiting = new AtomicLong();
    private final List<Runnable> closeActions = new ArrayList<>();
    private volatile boolean streaming;
    private volatile long lastWritten = System.nanoTime();
    private volatile Runnable sign = () -> {};
    private boolean gone;

    ResponseStream(HttpServerRequest request, Context context, FrontDoorParts parts) {
        this.connection = request.connection();
        this.response = request.response();
        this.isPost = request.method() == HttpMethod.POST;
        this.accepted = AcceptedTypes.of(String.join(",", request.headers().getAll(HttpHeaders.ACCEPT)));
        this.context = context;
        this.secretMask = parts.mask();
        this.heartbeat = parts.heartbeat();
        this.answers = parts.answers();
        response.closeHandler(closed -> close());
    }

    /** Adds a header to the response; does nothing if its head has been sent. */
    void putHeader(String name, String value) {
        if (!response.headWritten()) {
            response.putHeader(name, value);
        }
    }

    @Override
    public boolean isAllowed() {
        return accepted.allowsEvents();
    }

    @Override
    public void open() {
        context.runOnContext(ignored -> {
            if (!streaming && accepted.allowsEvents() && !response.ended() && !response.closed()) {
                begin();
                // The client sees the stream with its first byte.
                response.write(COMMENT);
            }
        });
    }

    @Override
    public void keepAlive(Runnable sign) {
        if (accepted.events()) {
            this.sign = sign;
            heartbeat.add(this, context.owner());
        }
    }

    /** Shows life if nothing was written for a time, which is another one before the answer is a stream and after. */
    void beat(long now, long after, long every) {
        if (now - lastWritten >= (streaming ? every : after)) {
            context.runOnContext(ignored -> beat());
        }
    }

    private void beat() {
        if (response.ended() || response.closed() || response.writeQueueFull()) {
            return;
        }
        if (!streaming) {
            begin();
        }
        lastWritten = System.nanoTime();
        response.write(COMMENT);
        sign.run();
    }

    @Override
    public void send(String json) {
        long before = waiting.getAndAdd(json.length());
        if (before + json.length() <= MAX_WAITING && answers.take(json.length())) {
            context.runOnContext(ignored -> write(json));
        } else if (before <= MAX_WAITING) {
            LOG.info("Closed the connection of a client that does not read its stream");
            context.runOnContext(ignored -> Connections.abort(connection));
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

    /** True if the response has to be sent as the last message of a stream. Only on the event loop. */
    boolean isStreaming() {
        return streaming;
    }

    /** True if the response has to be a stream although no message was sent before it. */
    boolean isEventsOnly() {
        return isPost && accepted.isEventsOnly();
    }

    /** Sends the answer, if there is one, and ends. Only on the event loop. */
    void end(String json) {
        if (json != null && !json.isEmpty()) {
            waiting.addAndGet(json.length());
            if (!answers.take(json.length())) {
                LOG.info("Closed the connection of a client: the memory for unread responses is full");
                Connections.abort(connection);
                return;
            }
            write(json);
        }
        if (!response.ended() && !response.closed()) {
            response.end();
        }
    }

    private void write(String json) {
        if (response.ended() || response.closed() || !streaming && !accepted.events()) {
            written(json);
            return;
        }
        if (!streaming) {
            begin();
        }
        lastWritten = System.nanoTime();
        response.write("event: message\ndata: " + secretMask.mask(json) + "\n\n")
                .onComplete(sent -> written(json));
    }

    private void written(String json) {
        waiting.addAndGet(-json.length());
        answers.giveBack(json.length());
    }

    private void begin() {
        streaming = true;
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        heartbeat.add(this, context.owner());
    }

    /** Lets nothing look after it any more, and keeps nothing: the connection refers to it until its next request. */
    void done() {
        heartbeat.remove(this);
        synchronized (closeActions) {
            closeActions.clear();
        }
    }

    private void close() {
        List<Runnable> actions;
        synchronized (closeActions) {
            gone = true;
            actions = List.copyOf(closeActions);
        }
        done();
        if (!response.ended()) {
            actions.forEach(Runnable::run);
        }
    }
}
