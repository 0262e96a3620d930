package dev.luna.mcp.it.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.luna.mcp.testkit.Upstream;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** An authorization server whose key is in the hands of a test, so that it can issue any token, good or bad. */
public final class TokenIssuer implements AutoCloseable {

    /** The URL of the server under test, as its owner has set it. */
    public static final String RESOURCE = "https://tools.example.org/mcp";

    /** The path of its metadata. */
    public static final String METADATA = "/.well-known/oauth-authorization-server";

    /** The path of its keys. */
    public static final String KEYS = "/keys";

    private final Upstream server = new Upstream();
    private RSAKey key;

    /** Starts one with a key. */
    public TokenIssuer() {
        publish();
        rotate();
    }

    /** Publishes its metadata, with these members in addition. */
    public void publish(String... more) {
        Map<String, Object> members = new HashMap<>(Map.of("issuer", url(), "jwks_uri", url() + KEYS));
        for (int i = 0; i < more.length; i += 2) {
            members.put(more[i], more[i + 1]);
        }
        server.on("GET", METADATA).answer(JSONObjectUtils.toJSONString(members));
    }

    /** Replaces its key by a new one. */
    public void rotate() {
        try {
            key = new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        server.on("GET", KEYS).answer(new JWKSet(key).toString());
    }

    /** Its issuer identifier. */
    public String url() {
        return server.url();
    }

    /** Its answers, and the requests that it got. */
    public Upstream server() {
        return server;
    }

    /** The requests for a path that it got. */
    public long requests(String path) {
        return server.requests().stream()
                .filter(request -> request.line().endsWith(" " + path))
                .count();
    }

    /** Its present key, with the private part. */
    public RSAKey key() {
        return key;
    }

    /** The claims of a good token for Ann with the scope {@code read}. */
    public JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(url())
                .audience(RESOURCE)
                .subject("ann")
                .claim("preferred_username", "ann")
                .claim("scope", "read")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
    }

    /** The header of a good token. */
    public JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID());
    }

    /** A good token. */
    public String token() {
        return token(claims -> {});
    }

    /** A token with other claims. */
    public String token(Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = claims();
        change.accept(claims);
        return sign(header().build(), claims.build().toString());
    }

    /** A token with this header and this text, signed with its key. */
    public String sign(JWSHeader header, String text) {
        return sign(header, text, key);
    }

    /** A token that is signed with any RSA key. */
    public static String sign(JWSHeader header, String text, RSAKey key) {
        try {
            JWSObject token = new JWSObject(header, new Payload(text));
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
