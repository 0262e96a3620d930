package dev.luna.mcp.openapi.operation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.openapi.document.Located;
import java.net.URI;
import java.util.Map.Entry;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the base of an operation's URL. Stateless. */
final class ServerAddress {

    /** The beginning of a URL as {@code block:http} takes it, without user, query or fragment. */
    private static final Pattern BASE =
            Pattern.compile("(?i)https?://[^{}/?#@\\s\\\\\\p{C}]+(/[\\x21-\\x7e&&[^{}?#\\\\]]*)?");

    private ServerAddress() {}

    /**
     * The first server of the closest level that names any.
     *
     * @param levels the operation, its path and the document
     * @throws RefusedException if it is no address that can be written into a tool file
     */
    static String of(Located... levels) {
        Located closest = Stream.of(levels)
                .filter(level -> !level.node().path("servers").isEmpty())
                .findFirst()
                .orElseThrow(() -> new RefusedException(RefusalReason.SERVER, "the document names no server"));
        Located server = closest.member("servers").element(0);
        String url = filled(server.node());
        return checked(absolute(url, server.document()));
    }

    /** Throws as {@link #of} does. */
    static String checked(String url) {
        if (!BASE.matcher(url).matches() || url.contains("/../") || url.endsWith("/..")) {
            throw new RefusedException(
                    RefusalReason.SERVER, "its server '" + url + "' is not like https://api.example.org/v1");
        }
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static String filled(JsonNode server) {
        String url = server.path("url").asText();
        for (Entry<String, JsonNode> variable : server.path("variables").properties()) {
            url = url.replace(
                    "{" + variable.getKey() + "}",
                    variable.getValue().path("default").asText());
        }
        return url;
    }

    private static String absolute(String url, URI document) {
        try {
            boolean relative = !URI.create(url.replaceAll("[{}]", "")).isAbsolute();
            if (!relative) {
                return url;
            }
            if (document.getScheme().startsWith("http")) {
                return document.resolve(url).toString();
            }
        } catch (IllegalArgumentException e) {
            throw new RefusedException(RefusalReason.SERVER, "its server '" + url + "' is no URL");
        }
        throw new RefusedException(
                RefusalReason.SERVER, "its server '" + url + "' is relative to a place that a file does not name");
    }
}
