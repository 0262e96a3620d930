package dev.luna.mcp.http;

/** The request comes from a web page or under a host name that may not talk to this server. */
public class ForbiddenOriginException extends RuntimeException {

    public ForbiddenOriginException(String message) {
        super(message);
    }
}
