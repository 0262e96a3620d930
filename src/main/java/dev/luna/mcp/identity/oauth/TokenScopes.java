package dev.luna.mcp.identity.oauth;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The scopes of an access token. Stateless. */
final class TokenScopes {

    /** The characters of a scope (RFC 6749, section 3.3). */
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,200}");

    private static final int MOST = 200;

    private TokenScopes() {}

    /** True for a text that is one scope. */
    static boolean isScope(String text) {
        return SCOPE.matcher(text).matches();
    }

    /**
     * Reads the claim {@code scope}, else {@code scp}, which some authorization servers write instead: a text in which spaces separate
     * scopes (RFC 8693, section 4.2), or a list with one scope in each text.
     *
     * @throws BadJWTException if the claim is something else, or contains what is no scope
     */
    static Set<String> of(JWTClaimsSet claims) throws BadJWTException {
        Object value = claims.getClaim("scope") == null ? claims.getClaim("scp") : claims.getClaim("scope");
        List<?> parts;
        if (value == null) {
            parts = List.of();
        } else if (value instanceof String text) {
            parts = Arrays.stream(text.split(" "))
                    .filter(part -> !part.isEmpty())
                    .toList();
        } else if (value instanceof List<?> list) {
            parts = list;
        } else {
            throw new BadJWTException("its scopes are neither a text nor a list");
        }
        if (parts.size() > MOST) {
            throw new BadJWTException("it has more than " + MOST + " scopes");
        }
        Set<String> scopes = new LinkedHashSet<>();
        for (Object part : parts) {
            if (!(part instanceof String text) || !isScope(text)) {
                throw new BadJWTException("one of its scopes has characters that a scope cannot have");
            }
            scopes.add(text);
        }
        return scopes;
    }
}
