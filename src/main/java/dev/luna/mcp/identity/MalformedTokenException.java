package dev.luna.mcp.identity;

/** The refusal of a bearer token that is written as no token can be: the request itself is wrong. The message is meant for the client. */
public class MalformedTokenException extends UnauthorizedException {

    public MalformedTokenException(String message) {
        super(message);
    }
}
