package dev.luna.mcp.http;

/** The rest of the request did not come in time. */
public class IncompleteRequestException extends RuntimeException {

    public IncompleteRequestException(String message) {
        super(message);
    }
}
