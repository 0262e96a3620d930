package dev.luna.mcp.http;

/** The bearer token is missing or wrong. */
public class UnauthorizedException extends RuntimeException {

    public UnauthorizedException(String message) {
        super(message);
    }
}
