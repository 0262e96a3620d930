package dev.luna.mcp.protocol;

/** The parameters of a protocol method are not what it takes; the message says what was expected. */
public class InvalidParamsException extends RuntimeException {

    public InvalidParamsException(String message) {
        super(message);
    }
}
