package dev.luna.mcp.builtin.http;

import dev.luna.mcp.outbound.RequestArguments;
import dev.luna.mcp.tool.ArgumentTemplate;
import dev.luna.mcp.tool.InvalidToolException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
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
 * @param styles how lists and objects are written in the URL, headers, cookies and forms
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
        CookieLines cookies,
        Styles styles,
        BodyEncoding body,
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
        String url = text(options, "url");
        HttpOptions read = new HttpOptions(
                url,
                method,
                text(options, "send"),
                text(options, "fetches"),
                HeaderLines.parse(text(options, "headers")),
                QueryLines.parse(text(options, "query")),
                CookieLines.parse(text(options, "cookies")),
                Styles.parse(text(options, "styles"), ArgumentTemplate.names(url)),
                BodyEncoding.of(
                        method,
                        text(options, "encoding"),
                        text(options, "body"),
                        RequestArguments.split(text(options, "files"))),
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
        if (headers.has(CookieLines.HEADER) && !cookies.lines().isEmpty()) {
            throw new InvalidToolException("Option 'headers' has Cookie, and so has 'cookies'; leave one of them out");
        }
        if (credentials.isEmpty()) {
            return;
        }
        CredentialPlace place = credentials.get().place();
        boolean taken =
                switch (place.kind()) {
                    case HEADER -> headers.has(place.name());
                    case QUERY -> query.has(place.name());
                    case COOKIE -> cookies.has(place.name());
                };
        if (taken) {
            throw new InvalidToolException("Option '" + place.kind().option() + "' has " + place.name()
                    + ", and 'credentials' sets it too; leave one of them out");
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

    /** The names of the values that are URLs which the service will fetch. */
    List<String> fetched() {
        return RequestArguments.split(fetches);
    }

    /** The options in which {@code {name}} stands for an argument, which is then not sent once more. */
    String templates() {
        StringBuilder templates = new StringBuilder(url);
        headers.lines().forEach(line -> templates.append('\n').append(line.value()));
        query.lines().forEach(line -> templates.append('\n').append(line.value()));
        cookies.lines().forEach(line -> templates.append('\n').append(line.value()));
        templates.append('\n').append(body.whole() == null ? "" : body.whole());
        return templates.toString();
    }
}
