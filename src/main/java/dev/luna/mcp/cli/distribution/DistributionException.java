package dev.luna.mcp.cli.distribution;

/** A project cannot be packaged; the message names the file or program, the reason and the way out. */
public final class DistributionException extends RuntimeException {

    DistributionException(String message) {
        super(message);
    }
}
