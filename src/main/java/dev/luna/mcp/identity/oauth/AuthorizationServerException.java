package dev.luna.mcp.identity.oauth;

/** An authorization server cannot be used: it does not answer, or answers something else than it must. The message names it. */
final class AuthorizationServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AuthorizationServerException(String message) {
        super(message);
    }

    AuthorizationServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
