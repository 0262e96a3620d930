package dev.luna.mcp.http;

import dev.luna.mcp.tool.ServerBusyException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;

/**
 * The body of one request. It is not read before the access checks have passed, a large one not before the budget has room for it, and
 * never more of it is kept than the limits allow. Only on the request's event loop.
 */
final class RequestBody {

    private static final byte[] NONE = {};

    private final HttpServerRequest request;
    private final BodyLimits limits;
    private final BodyBudget budget;
    private final Promise<Void> whole = Promise.promise();
    private byte[] bytes = NONE;
    private int length;
    private Context context;
    private RuntimeException refusal;
    private BodyBudget.Turn turn;
    private Long timer;
    private long announced;
    private long held;
    private boolean begun;
    private boolean hangUp;

    RequestBody(HttpServerRequest request, BodyLimits limits) {
        this.request = request.pause();
        this.limits = limits;
        this.budget = limits.budget();
    }

    /**
     * Reads the body for {@link #take}; to be called once. A body that is refused is let go by first, so that a client that sends first and reads
     * later still gets its answer.
     *
     * @param context the context of the request
     * @return fails with {@link BodyTooLargeException}, {@link IncompleteRequestException} or {@link ServerBusyException}
     */
    Future<Void> read(Context context) {
        this.context = context;
        announced = announced();
        if (announced > limits.maxBytes()) {
            refusal = limits.tooLarge();
            if (awaitsLeave()) {
                // The client will not send what it gets no leave for.
                return Future.failedFuture(refusal);
            }
        }
        request.handler(this::append)
                .exceptionHandler(broken -> fail(
                        new IncompleteRequestException("The connection was closed before the whole body arrived.")))
                .endHandler(end -> complete());
        if (refusal == null && announced > BodyBudget.SMALL) {
            takeLarge(announced);
        } else {
            resume();
        }
        return whole.future();
    }

    private void takeLarge(long size) {
        if (budget.takeLarge(size)) {
            held = size;
            resume();
            return;
        }
        request.pause();
        turn = new BodyBudget.Turn(size, () -> context.runOnContext(now -> granted(size)));
        if (budget.await(turn)) {
            limitTime(this::waitNoLonger);
        } else {
            turn = null;
            refusal = limits.tooManyWait();
            resume();
        }
    }

    private void granted(long size) {
        turn = null;
        if (whole.future().isComplete()) {
            budget.giveBack(size);
        } else {
            held = size;
            limitTime(this::arriveNoLonger);
            resume();
        }
    }

    private void resume() {
        if (!begun) {
            begun = true;
            if (awaitsLeave()) {
                request.response().writeContinue();
            }
            // Most bodies arrive together with the head; then no timer is started.
            context.runOnContext(later -> {
                if (timer == null && !whole.future().isComplete()) {
                    limitTime(this::arriveNoLonger);
                }
            });
        }
        request.resume();
    }

    private void limitTime(Runnable late) {
        stopTimer();
        timer = context.owner().setTimer(limits.timeout().toMillis(), now -> late.run());
    }

    private void stopTimer() {
        if (timer != null) {
            context.owner().cancelTimer(timer);
        }
    }

    private void waitNoLonger() {
        if (turn != null && budget.leave(turn)) {
            turn = null;
            fail(limits.waitedTooLong());
        }
    }

    private void arriveNoLonger() {
        hangUp = true;
        fail(limits.late());
    }

    private void append(Buffer chunk) {
        if (refusal != null) {
            return;
        }
        long longer = length + (long) chunk.length();
        if (longer > limits.maxBytes()) {
            refusal = limits.tooLarge();
        } else if (longer <= held) {
            keep(chunk);
        } else if (longer > BodyBudget.SMALL) {
            // Its length was not announced. What it has taken is given back, so that it holds nothing while it waits.
            budget.giveBack(held);
            held = 0;
            keep(chunk);
            takeLarge(limits.maxBytes());
        } else if (budget.take(chunk.length())) {
            held += chunk.length();
            keep(chunk);
        } else {
            refusal = limits.noMemory();
        }
    }

    private void keep(Buffer chunk) {
        int longer = length + chunk.length();
        if (longer > bytes.length) {
            // Of its announced length, which is within its part of the budget, so that most bodies are not copied as
            // they grow.
            long wanted = announced > 0 ? announced : Math.min(2L * bytes.length, limits.maxBytes());
            bytes = Arrays.copyOf(bytes, (int) Math.max(longer, wanted));
        }
        chunk.getBytes(0, chunk.length(), bytes, length);
        length = longer;
    }

    private void complete() {
        if (refusal != null) {
            fail(refusal);
            return;
        }
        long unused = held - length;
        if (unused > 0) {
            held = length;
            budget.giveBack(unused);
        }
        stopTimer();
        whole.tryComplete();
    }

    /** The bytes of the whole body, which are not kept here: the connection refers to its last request until its next one. */
    byte[] take() {
        byte[] all = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        bytes = NONE;
        return all;
    }

    int length() {
        return length;
    }

    /** Waits no longer; what may still come is not kept. */
    private void fail(RuntimeException reason) {
        refusal = reason;
        bytes = NONE;
        stopTimer();
        if (turn != null && budget.leave(turn)) {
            turn = null;
        }
        whole.tryFail(reason);
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
        hangUp |= awaitsLeave() && !begun;
        if (hangUp) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        if (!request.isEnded()) {
            request.resume();
        }
    }

    /** After the answer is written: gives back the memory of the body. */
    void afterAnswer() {
        budget.giveBack(held);
        held = 0;
        if (hangUp) {
            request.connection().close();
        }
    }
}
