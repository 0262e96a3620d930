package dev.luna.mcp.tool;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever a tool route threw into the one type whose message may reach the caller, and logs each failure once.
 * Immutable.
 */
final class ToolFailures {

    private static final Logger LOG = LoggerFactory.getLogger(ToolFailures.class);
    private static final int CAUSES = 10;
    private static final int CAUSES_LENGTH = 500;

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

    /** What the owner can do something about is logged with its cause; what a tool decided on or the caller got wrong is not. */
    private static void log(String tool, ToolException failure, String causes) {
        if (failure instanceof UpstreamException || failure instanceof ServerBusyException) {
            LOG.info("Tool {} failed: {}{}", tool, failure.getMessage(), causes);
        } else if (failure.getClass() == ToolException.class && !causes.isEmpty()) {
            LOG.warn("Tool {} failed: {}{}", tool, failure.getMessage(), causes);
        } else {
            LOG.debug("Tool {} failed: {}{}", tool, failure.getMessage(), causes);
        }
    }

    /** The exceptions behind the one that the caller is told of, in one line that is not too long. */
    private static String causes(Throwable failure, ToolException told) {
        String causes = Stream.concat(
                        chain(failure), Stream.of(told.getSuppressed()).flatMap(ToolFailures::chain))
                .filter(cause ->
                        cause != told && !String.valueOf(cause.getMessage()).equals(told.getMessage()))
                .map(cause -> cause.getClass().getSimpleName() + ": " + cause.getMessage())
                .distinct()
                .collect(Collectors.joining(", by "))
                .replaceAll("\\p{Cntrl}+", " ");
        if (causes.isEmpty()) {
            return "";
        }
        return " Caused by " + (causes.length() <= CAUSES_LENGTH ? causes : causes.substring(0, CAUSES_LENGTH) + "...");
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(CAUSES);
    }

    private Optional<ToolException> translate(Throwable failure) {
        return translators.stream()
                .flatMap(translator -> translator.translate(failure).stream())
                .findFirst();
    }
}
