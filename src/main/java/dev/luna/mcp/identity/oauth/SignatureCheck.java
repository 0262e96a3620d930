package dev.luna.mcp.identity.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The check of signed access tokens (RFC 9068): type, algorithm, signature and claims. Keys are those of the authorization server alone:
 * what a token says about its key ({@code jku}, {@code x5u}, {@code jwk}, {@code x5c}) is not looked at. Thread-safe.
 */
final class SignatureCheck {

    /** Only signatures with a private key: whoever knew the public key could make the others. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    /** {@code JWT} is what most authorization servers write, some write nothing. */
    private static final Set<JOSEObjectType> TYPES =
            Set.of(new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), JOSEObjectType.JWT);

    private static final int SHORTEST_RSA_BITS = 2048;

    private final ClaimsCheck claims;

    SignatureCheck(ClaimsCheck claims) {
        this.claims = claims;
    }

    /** True if one of the keys may have signed a token. */
    static boolean knowsKey(SignedJWT token, JWKSet keys) {
        JWKMatcher matcher = JWKMatcher.forJWSHeader(token.getHeader());
        return matcher != null && !usable(new JWKSelector(matcher).select(keys)).isEmpty();
    }

    /**
     * Checks a token.
     *
     * @return its claims
     * @throws BadJOSEException if it is not valid; the message says why
     * @throws JOSEException if its signature cannot be computed
     */
    JWTClaimsSet check(SignedJWT token, JWKSet keys) throws BadJOSEException, JOSEException {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(withNone(TYPES)));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                ALGORITHMS, new ImmutableJWKSet<>(new JWKSet(usable(keys.getKeys())))));
        processor.setJWTClaimsSetVerifier(claims);
        return processor.process(token, null);
    }

    private static List<JWK> usable(List<JWK> keys) {
        return keys.stream()
                .filter(key -> key.getKeyType() != KeyType.RSA || key.size() >= SHORTEST_RSA_BITS)
                .toList();
    }

    private static Set<JOSEObjectType> withNone(Set<JOSEObjectType> types) {
        Set<JOSEObjectType> all = new HashSet<>(types);
        all.add(null);
        return all;
    }
}
