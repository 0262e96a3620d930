package dev.luna.mcp.outbound.credential;

import dev.luna.mcp.tool.InvalidToolException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/**
 * The settings {@code luna.credentials.NAME.*} of one name. Immutable.
 *
 * @param values gives the value of a setting, empty if it is not set
 * @param permitted true for a host and port that the owner has listed in {@code LUNA_OUTBOUND_ALLOW}
 */
public record CredentialSettings(String name, UnaryOperator<String> values, BiPredicate<String, Integer> permitted) {

    private static final String AUTHORIZE = "authorize-url";

    /** The kinds of credentials, each with the settings that it needs. */
    public enum Kind {
        BEARER("token"),
        BASIC("user", "password"),
        /** A client of OAuth 2, with tokens of its own. */
        CLIENT("token-url", "client-id", "client-secret"),
        /** A client of OAuth 2, with the tokens of each caller's own account. */
        CONNECTION(AUTHORIZE, "token-url", "client-id", "client-secret"),
        KEY("key");

        private final List<String> settings;

        Kind(String... settings) {
            this.settings = List.of(settings);
        }
    }

    /**
     * The kind for which there are settings.
     *
     * @throws InvalidToolException if there is none, more than one, or one that is incomplete
     */
    public Kind kind() {
        Kind other = isSet(AUTHORIZE) ? Kind.CLIENT : Kind.CONNECTION;
        List<Kind> begun = Arrays.stream(Kind.values())
                .filter(kind -> kind != other)
                .filter(kind -> kind.settings.stream().anyMatch(field -> isSet(field)))
                .toList();
        if (begun.size() != 1) {
            throw new InvalidToolException(
                    "the credentials '" + name + "' need the settings " + key("url") + " and one of "
                            + "token; key; user and password; token-url, client-id and client-secret, with authorize-url for each"
                            + " caller's own account (environment: "
                            + "LUNA_CREDENTIALS_" + name.toUpperCase(Locale.ROOT) + "_URL and so on)"
                            + (begun.isEmpty() ? "" : ", and not more than one of them"));
        }
        begun.get(0).settings.forEach(this::get);
        return begun.get(0);
    }

    /** @throws InvalidToolException if the setting is missing */
    public String get(String field) {
        return find(field)
                .orElseThrow(() ->
                        new InvalidToolException("the credentials '" + name + "' need the setting " + key(field)));
    }

    public Optional<String> find(String field) {
        return Optional.of(values.apply(key(field))).filter(value -> !value.isEmpty());
    }

    /**
     * A URL that gets secrets.
     *
     * @throws InvalidToolException if it is missing, is none, or would carry them without encryption to a host that the owner has not
     *     listed
     */
    public URI url(String field) {
        URI url;
        try {
            url = URI.create(get(field));
        } catch (IllegalArgumentException e) {
            throw new InvalidToolException(key(field) + " is no URL: " + e.getMessage(), e);
        }
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (url.getHost() == null
                || url.getRawUserInfo() != null
                || !List.of("http", "https").contains(scheme)) {
            throw new InvalidToolException(key(field) + " must be like https://api.example.org/v1: a scheme, a host,"
                    + " perhaps a port and a path");
        }
        if (scheme.equals("http") && !permitted.test(url.getHost(), port(url))) {
            throw new InvalidToolException(key(field) + " begins with http:, so the secret would be sent unencrypted;"
                    + " use https:, or list the host in LUNA_OUTBOUND_ALLOW");
        }
        return url;
    }

    /**
     * This server as a client of the authorization server.
     *
     * @throws InvalidToolException if a setting of it is missing or not valid
     */
    public OAuthClient client() {
        String place = find("client-auth").orElse("basic");
        if (!place.equals("basic") && !place.equals("post")) {
            throw new InvalidToolException(key("client-auth") + " must be basic or post");
        }
        return new OAuthClient(name, url("token-url"), get("client-id"), get("client-secret"), place.equals("post"));
    }

    /** The port of a URL, by default that of its scheme. */
    public static int port(URI url) {
        return url.getPort() != -1 ? url.getPort() : "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }

    private boolean isSet(String field) {
        return find(field).isPresent();
    }

    /** The name of the setting of a field. */
    public String key(String field) {
        return "luna.credentials." + name + "." + field;
    }
}
