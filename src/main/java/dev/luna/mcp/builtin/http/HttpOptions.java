package dev.luna.mcp.builtin.http;

import dev.luna.mcp.tool.InvalidToolException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.util.TimeUtils;

/**
 * The options of one use of {@code block:http} that make its request. Immutable.
 *
 * @param url the target; a segment of its path may be {@code {argument}}
 * @param send the arguments that are sent, separated by commas; null for all that are not used elsewhere
 * @param fetches the arguments that are URLs which the service will fetch
 * @param timeout of all attempts together; empty for none
 */
record HttpOptions(
        String url,
        String method,
        String send,
        String fetches,
        HeaderLines headers,
        QueryLines query,
        Optional<Credentials> credentials,
        RetryRule retry,
        Optional<Duration> timeout) {

    /** RFC 9110, section 9.2.2. */
    private static final Set<String> IDEMPOTENT = Set.of("GET", "PUT", "DELETE");

    private static final String PLACEHOLDER = "\\{\\w+}";

    /**
     * Reads the options.
     *
     * @param options by name, valid as the block declares them
     * @param credentials finds credentials by their name
     * @throws InvalidToolException if they do not fit together
     */
    static HttpOptions of(Map<String, Object> options, Function<String, Credentials> credentials) {
        String method = text(options, "method");
        HttpOptions read = new HttpOptions(
                text(options, "url"),
                method,
                text(options, "send"),
                text(options, "fetches"),
                HeaderLines.parse(text(options, "headers")),
                QueryLines.parse(text(options, "query")),
                Optional.ofNullable(text(options, "credentials")).map(credentials),
                new RetryRule(
                        options.get("retry") instanceof Number count ? count.intValue() : 0,
                        TimeUtils.toDuration(text(options, "backoff")),
                        IDEMPOTENT.contains(method) || Boolean.TRUE.equals(options.get("idempotent"))),
                Optional.ofNullable(text(options, "timeout")).map(TimeUtils::toDuration));
        read.check();
        return read;
    }

    private static String text(Map<String, Object> options, String name) {
        return (String) options.get(name);
    }

    private void check() {
        URI target = target();
        if (target.getRawUserInfo() != null) {
            throw new InvalidToolException("Option 'url' must not have a user or password; use 'credentials'");
        }
        if (credentials.isEmpty()) {
            return;
        }
        if (headers.has(Credentials.HEADER)) {
            throw new InvalidToolException("Option 'headers' has " + Credentials.HEADER
                    + ", and 'credentials' sets it too;" + " leave one of them out");
        }
        credentials.get().requireFor(target);
    }

    private URI target() {
        try {
            return URI.create(url.replaceAll(PLACEHOLDER, "x"));
        } catch (IllegalArgumentException e) {
            throw new InvalidToolException("Option 'url' is no URL: " + e.getMessage(), e);
        }
    }

    /** The options in which {@code {name}} stands for an argument, which is then not sent once more. */
    String templates() {
        StringBuilder templates = new StringBuilder(url);
        headers.lines().forEach(line -> templates.append('\n').append(line.value()));
        query.lines().forEach(line -> templates.append('\n').append(line.value()));
        return templates.toString();
    }
}
