package dev.luna.mcp.http;

import dev.luna.mcp.tool.ServerBusyException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;

/**
 * The body of one request. It is not read before the access checks have passed, and never more of it is kept than
 * the limits allow. Only on the request's event loop.
 */
final class RequestBody {

    /** The most bytes that are allocated for a body before they have arrived. */
    private static final int MAX_FIRST_BYTES = 128 << 10;

    private final HttpServerRequest request;
    private final BodyLimits limits;
    private final Promise<byte[]> whole = Promise.promise();
    private byte[] bytes = {};
    private int length;
    private RuntimeException refusal;
    private boolean hangUp;

    RequestBody(HttpServerRequest request, BodyLimits limits) {
        this.request = request.pause();
        this.limits = limits;
    }

    /**
     * Reads the body; to be called once. A body that is refused is let go by first, so that a client that sends first and reads
     * later still gets its answer.
     *
     * @return fails with {@link BodyTooLargeException}, {@link IncompleteRequestException} or {@link ServerBusyException}
     */
    Future<byte[]> read(Vertx vertx) {
        if (announced() > limits.maxBytes()) {
            refuse(tooLarge());
        }
        if (awaitsLeave()) {
            if (refusal != null) {
                // The client will not send what it gets no leave for.
                return Future.failedFuture(refusal);
            }
            request.response().writeContinue();
        }
        request.handler(this::append)
                .exceptionHandler(broken -> giveUp("The connection was closed before the whole body arrived."))
                .endHandler(end -> {
                    if (refusal == null) {
                        whole.tryComplete(length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
                    } else {
                        whole.tryFail(refusal);
                    }
                })
                .resume();
        // Most bodies arrive together with the head; then no timer is started.
        vertx.runOnContext(later -> startTimer(vertx));
        return whole.future();
    }

    private void startTimer(Vertx vertx) {
        if (whole.future().isComplete()) {
            return;
        }
        long timer = vertx.setTimer(limits.timeout().toMillis(), late -> {
            hangUp = true;
            giveUp("The body of the request did not arrive within "
                    + limits.timeout().toSeconds() + " s.");
        });
        whole.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    private void append(Buffer chunk) {
        if (refusal != null) {
            return;
        }
        if (length + (long) chunk.length() > limits.maxBytes()) {
            refuse(tooLarge());
        } else if (limits.take(chunk.length())) {
            if (length + chunk.length() > bytes.length) {
                bytes = Arrays.copyOf(bytes, capacity(length + chunk.length()));
            }
            chunk.getBytes(0, chunk.length(), bytes, length);
            length += chunk.length();
        } else {
            refuse(new ServerBusyException("The server is busy with other requests. Try again in a few seconds."));
        }
    }

    /** The announced length if it is moderate, so that most bodies are not copied as they grow. */
    private int capacity(int needed) {
        long twice = 2L * bytes.length;
        long wanted = announced() == 0 ? twice : Math.min(announced(), Math.max(twice, MAX_FIRST_BYTES));
        return (int) Math.max(needed, Math.min(wanted, limits.maxBytes()));
    }

    private void refuse(RuntimeException reason) {
        refusal = reason;
    }

    /** Waits no longer; what may still come is not kept. */
    private void giveUp(String reason) {
        refuse(new IncompleteRequestException(reason));
        whole.tryFail(refusal);
    }

    private BodyTooLargeException tooLarge() {
        return new BodyTooLargeException("The body is larger than the limit of " + limits.maxBytes() + " bytes.");
    }

    private long announced() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private boolean awaitsLeave() {
        return "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT)) && !request.isEnded();
    }

    /** Before the answer is written: nothing of the body must be taken for the next request. */
    void beforeAnswer() {
        hangUp |= awaitsLeave() && length == 0;
        if (hangUp) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        if (!request.isEnded()) {
            request.resume();
        }
    }

    /** After the answer is written: gives back the room the body took. */
    void afterAnswer() {
        limits.giveBack(length);
        if (hangUp) {
            request.connection().close();
        }
    }
}
