package dev.luna.mcp.outbound.credential;

import dev.luna.mcp.tool.UpstreamException;

/** A token endpoint refused a request (RFC 6749, section 5.2): the grant or the client is not valid. */
public class TokenRefusedException extends UpstreamException {

    private final String error;

    /**
     * @param error the error code, such as {@code invalid_grant}; empty if there is none
     * @param status the HTTP status of the response
     */
    TokenRefusedException(String message, String error, int status) {
        super(message, null, status);
        this.error = error;
    }

    /** Returns true if the code or the refresh token of the request is not valid, or not any more. */
    public boolean isOfGrant() {
        // GitHub has codes of its own.
        return error.equals("invalid_grant") || error.equals("bad_refresh_token");
    }
}
