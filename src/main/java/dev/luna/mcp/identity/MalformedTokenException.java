package dev.luna.mcp.identity;

/** What was sent as a bearer token is written as no token can be, so the request itself is wrong; the message is meant for the client. */
public class MalformedTokenException extends UnauthorizedException {

    public MalformedTokenException(String message) {
        super(message);
    }
}
