package dev.luna.mcp.identity;

/** The bearer token is missing or not valid. Clients never see the reason, so that they cannot learn from it what a valid token is like. */
public class UnauthorizedException extends RuntimeException {

    /** @param reason the reason for the log, without the token */
    public UnauthorizedException(String reason) {
        super(reason);
    }
}
