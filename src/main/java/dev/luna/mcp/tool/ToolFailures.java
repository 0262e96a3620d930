package dev.luna.mcp.tool;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Converts every failure of a tool's route to the one type whose message is meant for clients, and logs each failure
 * once. Immutable.
 */
final class ToolFailures {

    private static final Logger LOG = LoggerFactory.getLogger(ToolFailures.class);
    private static final int MAX_CAUSES = 10;
    private static final int MAX_CAUSES_LENGTH = 500;

    private final List<FailureTranslator> translators;

    ToolFailures(List<FailureTranslator> translators) {
        this.translators = List.copyOf(translators);
    }

    ToolException toToolException(String tool, Throwable failure) {
        Optional<ToolException> meaning = meaningOf(failure);
        if (meaning.isPresent()) {
            log(tool, meaning.get(), causes(failure, meaning.get()));
            return meaning.get();
        }
        // A defect of the route: its author needs the stack trace, the client must not see it.
        LOG.warn("Tool {} failed unexpectedly", tool, failure);
        return new ToolException("Tool '" + tool + "' failed. The server's log says why.", failure);
    }

    /** Returns the first failure in the chain of causes that has a message for clients; empty if there is none. */
    Optional<ToolException> meaningOf(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
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

    /**
     * Logs failures that the operator can act on with their cause; decisions of the tool and mistakes of the client
     * at level DEBUG.
     */
    private static void log(String tool, ToolException failure, String causes) {
        if (failure instanceof UpstreamException || failure instanceof ServerBusyException) {
            LOG.info("Tool {} failed: {}{}", tool, failure.getMessage(), causes);
        } else if (failure.getClass() == ToolException.class && !causes.isEmpty()) {
            LOG.warn("Tool {} failed: {}{}", tool, failure.getMessage(), causes);
        } else {
            LOG.debug("Tool {} failed: {}{}", tool, failure.getMessage(), causes);
        }
    }

    /** The causes of the reported exception in one line of limited length. */
    private static String causes(Throwable failure, ToolException reported) {
        String causes = Stream.concat(
                        chain(failure), Stream.of(reported.getSuppressed()).flatMap(ToolFailures::chain))
                .filter(cause ->
                        cause != reported && !String.valueOf(cause.getMessage()).equals(reported.getMessage()))
                .map(cause -> cause.getClass().getSimpleName() + ": " + cause.getMessage())
                .distinct()
                .collect(Collectors.joining(", by "))
                .replaceAll("\\p{Cntrl}+", " ");
        if (causes.isEmpty()) {
            return "";
        }
        return " Caused by "
                + (causes.length() <= MAX_CAUSES_LENGTH ? causes : causes.substring(0, MAX_CAUSES_LENGTH) + "...");
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(MAX_CAUSES);
    }

    private Optional<ToolException> translate(Throwable failure) {
        return translators.stream()
                .flatMap(translator -> translator.translate(failure).stream())
                .findFirst();
    }
}
