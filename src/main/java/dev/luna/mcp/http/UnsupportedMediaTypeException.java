package dev.luna.mcp.http;

/** The request's body is not declared as JSON. */
public class UnsupportedMediaTypeException extends RuntimeException {

    public UnsupportedMediaTypeException(String message) {
        super(message);
    }
}
