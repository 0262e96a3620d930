package dev.luna.mcp.loading;

import dev.luna.mcp.tool.InvalidToolException;
import dev.luna.mcp.tool.Refusal;
import java.util.stream.Collectors;

/** Says where and why a file could not be loaded. Stateless. */
final class Diagnosis {

    private static final int REASON_LENGTH = 400;

    Refusal of(RouteFile file, Exception failure) {
        return new Refusal(file.name(), 1, reason(failure));
    }

    /** What our own checks say, else the innermost message: Camel wraps it in layers that name its own classes. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof InvalidToolException)
                && cause.getCause() != null
                && cause.getCause().getMessage() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String line = message.lines().map(String::strip).collect(Collectors.joining(" "));
        return line.length() <= REASON_LENGTH ? line : line.substring(0, REASON_LENGTH) + "...";
    }
}
