package dev.luna.mcp.http;

/** The request's body is larger than this server takes. */
public class BodyTooLargeException extends RuntimeException {

    public BodyTooLargeException(String message) {
        super(message);
    }
}
