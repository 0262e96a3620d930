package dev.luna.mcp.tool;

/** A service that the tool depends on failed: an error, an invalid response, a timeout or no connection. */
public class UpstreamException extends ToolException {

    private final int status;

    public UpstreamException(String message) {
        this(message, null);
    }

    public UpstreamException(String message, Throwable reason) {
        this(message, reason, 0);
    }

    /**
     * @param reason the underlying failure, or null
     * @param status the HTTP status of the service's response, 0 if there was none or it was a success
     */
    public UpstreamException(String message, Throwable reason, int status) {
        super(message, reason);
        this.status = status;
    }

    /** The HTTP status with which the service refused the request; 0 if it sent none. */
    public int getStatus() {
        return status;
    }
}
