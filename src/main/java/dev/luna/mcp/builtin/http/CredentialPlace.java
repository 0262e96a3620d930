package dev.luna.mcp.builtin.http;

import dev.luna.mcp.outbound.UrlBuilder;
import dev.luna.mcp.outbound.credential.CredentialSettings;
import dev.luna.mcp.tool.InvalidToolException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The place of credentials in a request. Immutable.
 *
 * @param name of the header, the parameter of the query or the cookie
 */
record CredentialPlace(Kind kind, String name) {

    /** The kinds of places. */
    enum Kind {
        HEADER("headers"),
        QUERY("query"),
        COOKIE("cookies");

        private final String option;

        Kind(String option) {
            this.option = option;
        }

        /** The option of {@code block:http} that sets the same place. */
        String option() {
            return option;
        }

        /** The setting that names the place. */
        String setting() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The place of bearer tokens and passwords. */
    static final CredentialPlace AUTHORIZATION = new CredentialPlace(Kind.HEADER, "Authorization");

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}");
    private static final Pattern PARAMETER = Pattern.compile("[^\\p{Cc}\\s]{1,128}");

    /**
     * Reads it from settings.
     *
     * @throws InvalidToolException if a key has no place, more than one, or one that it cannot have
     */
    static CredentialPlace of(CredentialSettings settings) {
        if (settings.kind() != CredentialSettings.Kind.KEY) {
            return AUTHORIZATION;
        }
        List<CredentialPlace> places = Arrays.stream(Kind.values())
                .flatMap(kind -> settings.find(kind.setting()).stream().map(value -> new CredentialPlace(kind, value)))
                .toList();
        if (places.size() != 1) {
            throw new InvalidToolException("the credentials '" + settings.name() + "' need one of the settings "
                    + settings.key("header") + ", " + settings.key("query") + " and " + settings.key("cookie")
                    + ": where the service expects the key");
        }
        return places.get(0).checked(settings.key(places.get(0).kind().setting()));
    }

    /** @throws InvalidToolException if there is no place of this name, or a tool may not set it */
    private CredentialPlace checked(String setting) {
        boolean valid = kind == Kind.QUERY
                ? PARAMETER.matcher(name).matches()
                : TOKEN.matcher(name).matches() && !(kind == Kind.HEADER && HeaderLines.isOfTheClient(name));
        if (!valid) {
            throw new InvalidToolException(setting + " is '" + name
                    + "', which cannot carry a key; use the name that the" + " service documents, such as X-Api-Key");
        }
        return this;
    }

    /** Headers and the credentials, if they are there. */
    Map<String, String> addTo(Map<String, String> headers, String value) {
        Map<String, String> all = new HashMap<>(headers);
        switch (kind) {
            case HEADER -> all.put(name, value);
            case COOKIE ->
                all.merge(CookieLines.HEADER, name + "=" + value, (cookies, added) -> cookies + "; " + added);
            case QUERY -> {
                // They are in the URL.
            }
        }
        return all;
    }

    /** The path of a URL with its query, and the credentials, if they are there. */
    String addTo(String path, String value) {
        return kind == Kind.QUERY
                ? path + (path.contains("?") ? "&" : "?") + UrlBuilder.encode(name) + "=" + UrlBuilder.encode(value)
                : path;
    }
}
