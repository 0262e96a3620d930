package dev.luna.mcp.cli;

/** A command cannot do what it was told; the message says why. */
class CommandFailedException extends RuntimeException {

    CommandFailedException(String message) {
        super(message);
    }
}
