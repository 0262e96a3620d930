package dev.luna.mcp.builtin.github;

import dev.luna.mcp.tool.AiToolEndpoint;
import dev.luna.mcp.tool.InvalidArgumentException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * The first step of every GitHub tool: validates the arguments before anything is sent, and normalises names. Thread-safe.
 */
public final class GitHubArguments {

    private final GitHubAccess access;

    GitHubArguments(GitHubAccess access) {
        this.access = access;
    }

    /**
     * Checks the arguments of a tool that only reads.
     *
     * @throws InvalidArgumentException if an argument is not a valid name of its kind
     * @throws dev.luna.mcp.tool.ConnectionRequiredException if the caller has to connect its account first
     */
    public void forReading(Exchange exchange) throws IOException {
        access.require(exchange, false);
        tidy(exchange);
    }

    /**
     * Checks the arguments of a tool that changes something.
     *
     * @throws dev.luna.mcp.tool.MissingSettingException if no token is set
     * @throws dev.luna.mcp.tool.ConnectionRequiredException if the caller has to connect its account first
     * @throws InvalidArgumentException if an argument is not a valid name of its kind
     */
    public void forWriting(Exchange exchange) throws IOException {
        access.require(exchange, true);
        tidy(exchange);
        for (String text : List.of("title", "comment", "message")) {
            String written = exchange.getMessage().getHeader(text, String.class);
            if (written != null && written.isBlank()) {
                throw new InvalidArgumentException("Argument '" + text + "' must not be blank.");
            }
        }
    }

    /** Validates the arguments whose names are known in GitHub's API, in their headers; others are not changed. */
    static void tidy(Exchange exchange) {
        Map<?, ?> arguments = exchange.getProperty(AiToolEndpoint.ARGUMENTS, Map.of(), Map.class);
        Message message = exchange.getMessage();
        if (arguments.containsKey("owner") && arguments.containsKey("repo")) {
            RepositoryName name = RepositoryName.of(
                    message.getHeader("owner", String.class), message.getHeader("repo", String.class));
            message.setHeader("owner", name.owner());
            message.setHeader("repo", name.repo());
        }
        for (Object argument : arguments.keySet()) {
            String name = argument.toString();
            if (GitHubNames.isKnown(name) && message.getHeader(name) != null) {
                message.setHeader(name, GitHubNames.checked(name, message.getHeader(name)));
            }
        }
    }
}
