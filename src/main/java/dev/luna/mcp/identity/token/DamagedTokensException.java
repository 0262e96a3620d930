package dev.luna.mcp.identity.token;

/** The file of the named tokens cannot be read; the message says why. */
public class DamagedTokensException extends RuntimeException {

    DamagedTokensException(String message) {
        super(message);
    }
}
