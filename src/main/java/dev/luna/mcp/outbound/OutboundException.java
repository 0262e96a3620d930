package dev.luna.mcp.outbound;

import java.io.IOException;

/** An outbound exchange ended without a whole answer. The message names the service and may be shown to a caller. */
final class OutboundException extends IOException {

    private static final String MAYBE_DONE =
            " The request had been sent and may have been carried out: check before you repeat it.";

    private final OutboundFailure failure;

    /** @param maybeDone true if the service may have carried the request out */
    OutboundException(String service, OutboundFailure failure, boolean maybeDone, Throwable cause) {
        super("The service at " + service + " " + failure.text() + "." + (maybeDone ? MAYBE_DONE : ""), cause);
        this.failure = failure;
    }

    OutboundFailure failure() {
        return failure;
    }
}
