package dev.luna.mcp.mcp.request;

/** The parameters of a protocol method are not what it takes; the message says what was expected. */
public class InvalidParamsException extends RuntimeException {

    private final transient Object data;

    public InvalidParamsException(String message) {
        this(message, null);
    }

    /** @param data the error's {@code data} member, or null */
    public InvalidParamsException(String message, Object data) {
        super(message);
        this.data = data;
    }

    /** The error's {@code data} member, or null. */
    public Object data() {
        return data;
    }
}
