package dev.luna.mcp.outbound;

import java.io.IOException;

/** An outbound exchange ended without a whole answer. The message names the service and may be shown to a caller. */
final class OutboundException extends IOException {

    private final OutboundFailure failure;

    OutboundException(String service, OutboundFailure failure, Throwable cause) {
        super("The service at " + service + " " + failure.text() + ".", cause);
        this.failure = failure;
    }

    OutboundFailure failure() {
        return failure;
    }
}
