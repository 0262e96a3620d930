package dev.luna.mcp.builtin.http;

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
record CredentialSettings(String name, UnaryOperator<String> values, BiPredicate<String, Integer> permitted) {

    /** The kinds of credentials, each with the settings that it needs. */
    enum Kind {
        BEARER("token"),
        BASIC("user", "password"),
        CLIENT("token-url", "client-id", "client-secret"),
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
    Kind kind() {
        List<Kind> begun = Arrays.stream(Kind.values())
                .filter(kind -> kind.settings.stream().anyMatch(field -> isSet(field)))
                .toList();
        if (begun.size() != 1) {
            throw new InvalidToolException(
                    "the credentials '" + name + "' need the settings " + key("url") + " and one of "
                            + "token; key; user and password; token-url, client-id and client-secret (environment: "
                            + "LUNA_CREDENTIALS_" + name.toUpperCase(Locale.ROOT) + "_URL and so on)"
                            + (begun.isEmpty() ? "" : ", and not more than one of them"));
        }
        begun.get(0).settings.forEach(this::get);
        return begun.get(0);
    }

    /**
     * Where the credentials are in a request.
     *
     * @throws InvalidToolException if a key has no place, more than one, or one that it cannot have
     */
    CredentialPlace place() {
        if (kind() != Kind.KEY) {
            return CredentialPlace.AUTHORIZATION;
        }
        List<CredentialPlace> places = Arrays.stream(CredentialPlace.Kind.values())
                .flatMap(kind -> find(kind.setting()).stream().map(value -> new CredentialPlace(kind, value)))
                .toList();
        if (places.size() != 1) {
            throw new InvalidToolException("the credentials '" + name + "' need one of the settings " + key("header")
                    + ", " + key("query") + " and " + key("cookie") + ": where the service expects the key");
        }
        return places.get(0).checked(key(places.get(0).kind().setting()));
    }

    /** @throws InvalidToolException if the setting is missing */
    String get(String field) {
        return find(field)
                .orElseThrow(() ->
                        new InvalidToolException("the credentials '" + name + "' need the setting " + key(field)));
    }

    Optional<String> find(String field) {
        return Optional.of(values.apply(key(field))).filter(value -> !value.isEmpty());
    }

    /**
     * A URL that gets secrets.
     *
     * @throws InvalidToolException if it is missing, is none, or would carry them without encryption to a host that the owner has not
     *     listed
     */
    URI url(String field) {
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
        if (scheme.equals("http") && !permitted.test(url.getHost(), Credentials.port(url))) {
            throw new InvalidToolException(key(field) + " begins with http:, so the secret would be sent unencrypted;"
                    + " use https:, or list the host in LUNA_OUTBOUND_ALLOW");
        }
        return url;
    }

    private boolean isSet(String field) {
        return find(field).isPresent();
    }

    private String key(String field) {
        return "luna.credentials." + name + "." + field;
    }
}
