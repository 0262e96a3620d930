package dev.luna.mcp.identity.token;

import dev.luna.mcp.identity.Authentication;
import dev.luna.mcp.identity.Permissions;
import dev.luna.mcp.identity.Principal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A token that the owner made under a name, without the token itself. Immutable.
 *
 * @param name 1 to 64 lower-case letters, digits, {@code .}, {@code _} and {@code -}; one spelling, so that no two look alike
 * @param digest the digest of the token, see {@link TokenText#digest}
 * @param scopes the names of its scopes; {@value #ALL_SCOPES} alone for all
 * @param tools the names, tags and patterns of the tools that it is limited to; empty for no limit
 * @param expires the time from which it is not valid any more; empty if it has none
 */
public record NamedToken(
        String name,
        String digest,
        List<String> scopes,
        List<String> tools,
        Instant created,
        Optional<Instant> expires) {

    static final String ALL_SCOPES = "*";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int ID_LENGTH = 16;

    /** A scope-token of RFC 6749, section 3.3, without the comma, which separates scopes on the command line. */
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,100}");

    private static final Pattern TOOL = Pattern.compile("[A-Za-z0-9_.*-]{1,128}");

    /** @throws IllegalArgumentException if a value is not as described */
    public NamedToken {
        require(
                NAME,
                name,
                "a name is 1 to 64 lower-case letters, digits, '.', '_' and '-', and begins with a letter or digit");
        if (name.equals(Principal.OWNER)) {
            throw new IllegalArgumentException("'" + name + "' is the bearer of AUTH_TOKEN; choose another name");
        }
        require(DIGEST, digest, "a digest is 64 hexadecimal digits");
        scopes = List.copyOf(scopes);
        tools = List.copyOf(tools);
        if (scopes.isEmpty() || scopes.contains(ALL_SCOPES) && scopes.size() > 1) {
            throw new IllegalArgumentException("a token has one scope or more, or '*' alone for all");
        }
        scopes.forEach(scope ->
                require(SCOPE, scope, "a scope is 1 to 100 visible ASCII characters without '\"', '\\' and ','"));
        tools.forEach(tool -> require(TOOL, tool, "a tool is a name, a tag, or a pattern with '*'"));
    }

    private static void require(Pattern pattern, String value, String rule) {
        if (value == null || !pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(rule + "; got '" + value + "'");
        }
    }

    /** The principal that bears this token. Another token of the same name is another principal. */
    public Principal principal() {
        boolean isAll = scopes.contains(ALL_SCOPES);
        Set<String> named = isAll ? Set.of() : scopes.stream().collect(Collectors.toUnmodifiableSet());
        return new Principal(name, id(), Authentication.NAMED_TOKEN, new Permissions(isAll, named, tools));
    }

    /** The id of its principal: what is left of the digest after another one, which tells nothing of the token. */
    public String id() {
        return TokenText.digest("id of " + digest).substring(0, ID_LENGTH);
    }

    /** Returns true if it is not valid any more. */
    public boolean isExpired(Instant now) {
        return expires.filter(end -> !now.isBefore(end)).isPresent();
    }

    /** The bytes of the digest, to compare in constant time. */
    byte[] digestBytes() {
        return HexFormat.of().parseHex(digest);
    }

    @Override
    public String toString() {
        return "token '" + name + "'";
    }
}
