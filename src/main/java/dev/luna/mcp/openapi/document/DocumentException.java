package dev.luna.mcp.openapi.document;

/** A document cannot be read, or is not what it must be; the message says what is wrong and what to do. */
public final class DocumentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure with its reason in plain words. */
    public DocumentException(String message) {
        super(message);
    }

    /** A failure with its reason in plain words, and its cause. */
    public DocumentException(String message, Throwable cause) {
        super(message, cause);
    }
}
