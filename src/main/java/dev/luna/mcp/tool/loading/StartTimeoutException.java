package dev.luna.mcp.tool.loading;

import dev.luna.mcp.tool.InvalidToolException;

/** The routes of a file did not start in time. */
final class StartTimeoutException extends InvalidToolException {

    private final String culprit;

    /** @param culprit the scheme of the component that was starting, with its colon; empty if it is unknown */
    StartTimeoutException(String message, String culprit, Throwable cause) {
        super(message, cause);
        this.culprit = culprit;
    }

    String culprit() {
        return culprit;
    }
}
