package dev.luna.mcp.tool;

/** A service is down: it did not answer, or answered that it cannot (5xx). The same request may succeed later. */
public class UpstreamUnavailableException extends UpstreamException {

    public UpstreamUnavailableException(String message) {
        super(message);
    }

    public UpstreamUnavailableException(String message, Throwable reason) {
        super(message, reason);
    }

    /** @param status the HTTP status of the service's response, 0 if there was none */
    public UpstreamUnavailableException(String message, Throwable reason, int status) {
        super(message, reason, status);
    }
}
