package dev.luna.mcp.mcp.request;

/**
 * A request of the legacy era calls a method that the era does not have. It must not be answered with HTTP status 404, by which the
 * era says that a session has ended.
 */
public class MethodNotFoundException extends RuntimeException {

    MethodNotFoundException(String method) {
        super("Method not found: " + method);
    }
}
