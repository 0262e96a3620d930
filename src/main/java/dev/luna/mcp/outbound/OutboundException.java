package dev.luna.mcp.outbound;

import java.io.IOException;

/** An outbound exchange ended without a whole response. The message names the service and may be shown to a caller. */
public final class OutboundException extends IOException {

    /** The end of a text about a request that may have been carried out. */
    public static final String MAYBE_DONE =
            " The request had been sent and may have been carried out: check before you repeat it.";

    private static final long serialVersionUID = 1L;

    private final OutboundFailure failure;
    private final boolean maybeDone;

    /** @param maybeDone true if the service may have carried the request out */
    OutboundException(String address, OutboundFailure failure, boolean maybeDone, Throwable cause) {
        this(ServiceName.at(address), failure, maybeDone ? MAYBE_DONE : "", cause);
    }

    /** @param advice a sentence after a space; empty if there is none */
    OutboundException(ServiceName service, OutboundFailure failure, String advice, Throwable cause) {
        super(service.subject() + " " + failure.text() + "." + advice, cause);
        this.failure = failure;
        this.maybeDone = advice.equals(MAYBE_DONE);
    }

    /** True if the request may have changed something. */
    public boolean isMaybeDone() {
        return maybeDone;
    }

    /** True if the same request may succeed a little later. */
    public boolean isTransient() {
        return failure == OutboundFailure.NO_CONNECTION_FREE
                || failure.isUnavailable() && failure != OutboundFailure.PROXY_LOGIN;
    }

    OutboundFailure failure() {
        return failure;
    }
}
