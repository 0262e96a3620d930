package dev.luna.mcp.openapi.operation;

/** An operation cannot be a tool; the message says what is in the way. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RefusalReason reason;

    /** A refusal, with the detail that is in the way. */
    public RefusedException(RefusalReason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    /** The kind of reason. */
    public RefusalReason reason() {
        return reason;
    }
}
