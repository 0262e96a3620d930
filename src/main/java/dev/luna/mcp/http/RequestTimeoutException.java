package dev.luna.mcp.http;

/** The rest of the request did not come in time. */
public class RequestTimeoutException extends RuntimeException {

    public RequestTimeoutException(String message) {
        super(message);
    }
}
