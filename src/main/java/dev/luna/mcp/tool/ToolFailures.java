package dev.luna.mcp.tool;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever a tool route threw into the one type whose message may reach the caller, and logs each failure once.
 * Immutable.
 */
final class ToolFailures {

    private static final Logger LOG = LoggerFactory.getLogger(ToolFailures.class);
    private static final int CAUSES = 10;

    private final List<FailureTranslator> translators;

    ToolFailures(List<FailureTranslator> translators) {
        this.translators = List.copyOf(translators);
    }

    ToolException toToolException(String tool, Throwable failure) {
        Optional<ToolException> meaning = meaningOf(failure);
        if (meaning.isPresent()) {
            log(tool, meaning.get());
            return meaning.get();
        }
        // A defect of the route: its author needs the trace, the caller must not see it.
        LOG.warn("Tool {} failed unexpectedly", tool, failure);
        return new ToolException("Tool '" + tool + "' failed. The server's log says why.", failure);
    }

    /** The failure, or the first of its causes that can be told to a caller; empty if none can. */
    Optional<ToolException> meaningOf(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < CAUSES; depth++) {
            if (cause instanceof ToolException known) {
                return Optional.of(known);
            }
            Optional<ToolException> translated = translate(cause);
            if (translated.isPresent()) {
                return translated;
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /** A failure of a service is for the owner to see, one that a tool decided on is not. */
    private static void log(String tool, ToolException failure) {
        if (failure instanceof UpstreamException || failure instanceof ServerBusyException) {
            LOG.info("Tool {} failed: {}", tool, failure.getMessage());
        } else {
            LOG.debug("Tool {} failed: {}", tool, failure.getMessage());
        }
    }

    private Optional<ToolException> translate(Throwable failure) {
        return translators.stream()
                .flatMap(translator -> translator.translate(failure).stream())
                .findFirst();
    }
}
