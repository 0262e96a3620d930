package dev.luna.mcp.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The origins of web pages and the host names that the owner allows. An entry with a scheme is an origin, whose host is allowed
 * too; one without is only a host name. {@code *.} before a name stands for one or more labels. Immutable.
 */
final class AllowedNames {

    private static final Pattern ENTRY = Pattern.compile(
            "(?<scheme>[a-z][a-z0-9+.-]*://)?(?<any>\\*\\.)?(?<host>[a-z0-9_-]+(\\.[a-z0-9_-]+)*|\\[[0-9a-f:.]+])(?<port>:\\d+)?");

    private final List<Pattern> origins = new ArrayList<>();
    private final List<Pattern> hosts = new ArrayList<>();

    /**
     * @param entries comma-separated, each like {@code https://app.example.org}, {@code luna.example.org} or
     *     {@code *.ngrok-free.app}; may be empty
     * @throws IllegalArgumentException naming the entry that is none of these
     */
    AllowedNames(String entries) {
        Arrays.stream(entries.split(","))
                .map(String::trim)
                .filter(entry -> !entry.isEmpty())
                .forEach(this::add);
    }

    private void add(String entry) {
        Matcher parts = ENTRY.matcher(entry.toLowerCase(Locale.ROOT));
        // One label after a star would be a whole top-level domain.
        if (!parts.matches()
                || parts.group("any") != null && parts.group("host").indexOf('.') < 0
                || parts.group("scheme") == null && parts.group("port") != null) {
            throw new IllegalArgumentException("LUNA_ALLOWED_ORIGINS: '" + entry
                    + "' is neither an origin such as https://app.example.org nor a host name such as luna.example.org or "
                    + "*.ngrok-free.app. Separate them by commas.");
        }
        String host = (parts.group("any") == null ? "" : "([a-z0-9_-]+\\.)+") + Pattern.quote(parts.group("host"));
        hosts.add(Pattern.compile(host));
        if (parts.group("scheme") != null) {
            String port = parts.group("port") == null ? "" : parts.group("port");
            origins.add(Pattern.compile(Pattern.quote(parts.group("scheme")) + host + port));
        }
    }

    /** True if web pages of this origin may call; the whole origin is compared. */
    boolean hasOrigin(String origin) {
        return origins.stream().anyMatch(allowed -> allowed.matcher(origin).matches());
    }

    /** True if requests may name this host, given without a port. */
    boolean hasHost(String host) {
        return hosts.stream().anyMatch(allowed -> allowed.matcher(host).matches());
    }
}
