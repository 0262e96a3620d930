package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import dev.luna.mcp.it.oauth.TokenIssuer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Access tokens with good claims, made without the key of the authorization server, or put together of parts of others. */
class ForgedTokensTest {

    private static RSAKey foreignKey;
    private static TokenTarget target;

    @BeforeAll
    static void start() throws Exception {
        target = TokenTarget.start();
        foreignKey = new RSAKeyGenerator(2048)
                .keyID(target.issuer().key().getKeyID())
                .generate();
    }

    @AfterAll
    static void stop() {
        target.close();
    }

    @AfterEach
    void unharmed() {
        target.assertUnharmed();
    }

    private static Arguments forged(String name, Function<String, String> token) {
        return Arguments.of(Named.of(name, token));
    }

    private static String encoded(String text) {
        return Base64URL.encode(text).toString();
    }

    private static String withKey(JWSHeader.Builder header, String claims) {
        return TokenIssuer.sign(header.build(), claims, foreignKey);
    }

    private static String mac(byte[] secret, String claims) {
        try {
            JWSObject token = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(target.issuer().key().getKeyID())
                            .build(),
                    new Payload(claims));
            token.sign(new MACSigner(secret));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] publicKey() {
        try {
            return target.issuer().key().toRSAPublicKey().getEncoded();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pem() {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(publicKey());
        return ("-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    static Stream<Arguments> forged_tokens() {
        return Stream.of(
                forged("alg none", claims -> encoded("{\"alg\":\"none\"}") + "." + encoded(claims) + "."),
                forged("alg None", claims -> encoded("{\"alg\":\"None\"}") + "." + encoded(claims) + "."),
                forged(
                        "alg none with a signature",
                        claims -> encoded("{\"alg\":\"none\"}") + "." + encoded(claims) + ".AAAA"),
                forged("no alg", claims -> encoded("{\"typ\":\"at+jwt\"}") + "." + encoded(claims) + ".AAAA"),
                forged("HS256 with the public key", claims -> mac(publicKey(), claims)),
                forged("HS256 with the public key as PEM", claims -> mac(pem(), claims)),
                forged(
                        "HS256 with the modulus",
                        claims -> mac(target.issuer().key().getModulus().decode(), claims)),
                forged(
                        "ES256 of zeros",
                        claims -> encoded("{\"alg\":\"ES256\",\"kid\":\""
                                        + target.issuer().key().getKeyID() + "\"}") + "." + encoded(claims) + "."
                                + Base64URL.encode(new byte[64])),
                forged(
                        "the key of somebody else",
                        claims -> withKey(target.issuer().header(), claims)),
                forged(
                        "no kid and the key of somebody else",
                        claims -> withKey(target.issuer().header().keyID(null), claims)),
                forged(
                        "a kid that is a path",
                        claims -> withKey(target.issuer().header().keyID("../../../dev/null"), claims)),
                forged(
                        "a kid that is a URL",
                        claims -> withKey(
                                target.issuer().header().keyID(target.stranger().url() + "/keys"), claims)),
                forged(
                        "a kid that is SQL",
                        claims -> withKey(target.issuer().header().keyID("' OR '1'='1"), claims)),
                forged(
                        "an empty kid",
                        claims -> withKey(target.issuer().header().keyID(""), claims)),
                forged("a long kid", claims -> withKey(target.issuer().header().keyID("k".repeat(4000)), claims)),
                forged(
                        "the key's place in the token",
                        claims -> withKey(
                                target.issuer()
                                        .header()
                                        .jwkURL(URI.create(target.stranger().url() + "/keys")),
                                claims)),
                forged(
                        "the place of its certificate in the token",
                        claims -> withKey(
                                target.issuer()
                                        .header()
                                        .x509CertURL(
                                                URI.create(target.stranger().url() + "/x5u")),
                                claims)),
                forged(
                        "the key in the token",
                        claims -> withKey(target.issuer().header().jwk(foreignKey.toPublicJWK()), claims)),
                forged("the type of another token", claims -> target.issuer()
                        .sign(
                                target.issuer()
                                        .header()
                                        .type(new JOSEObjectType("logout+jwt"))
                                        .build(),
                                claims)),
                forged("the type of a proof", claims -> target.issuer()
                        .sign(
                                target.issuer()
                                        .header()
                                        .type(new JOSEObjectType("dpop+jwt"))
                                        .build(),
                                claims)),
                forged("an extension that must be understood", claims -> target.issuer()
                        .sign(
                                target.issuer()
                                        .header()
                                        .criticalParams(Set.of("exp2"))
                                        .customParam("exp2", 1)
                                        .build(),
                                claims)),
                forged(
                        "no signature",
                        claims -> cut(
                                target.issuer().sign(target.issuer().header().build(), claims), 2, "")),
                forged(
                        "half a signature",
                        claims -> cut(
                                target.issuer().sign(target.issuer().header().build(), claims), 2, "AAAA")),
                forged(
                        "the signature of another token",
                        claims -> cut(target.issuer().token(), 1, encoded(claims.replace("read", "execute")))),
                forged(
                        "two signatures",
                        claims -> target.issuer().sign(target.issuer().header().build(), claims) + ".AAAA"),
                forged(
                        "a header with two algs",
                        claims -> encoded("{\"alg\":\"none\",\"alg\":\"RS256\"}") + "." + encoded(claims) + ".AAAA"),
                forged("no claims", claims -> target.issuer()
                        .sign(target.issuer().header().build(), "{}")),
                forged("claims that are a list", claims -> target.issuer()
                        .sign(target.issuer().header().build(), "[" + claims + "]")),
                forged("claims that are no JSON", claims -> target.issuer()
                        .sign(target.issuer().header().build(), "claims")),
                forged("two audiences by name", claims -> target.issuer()
                        .sign(target.issuer().header().build(), claims.replaceFirst("\\{", "{\"aud\":\"account\","))),
                forged("two scopes by name", claims -> target.issuer()
                        .sign(target.issuer().header().build(), claims.replaceFirst("\\{", "{\"scope\":\"execute\","))),
                forged("dots only", claims -> ".."),
                forged("a number of dots", claims -> "a.b.c.d.e"),
                forged("a deep header", claims -> encoded("[".repeat(3000)) + "." + encoded(claims) + ".AAAA"));
    }

    private static String cut(String token, int part, String replacement) {
        String[] parts = token.split("\\.");
        parts[part] = replacement;
        return String.join(".", parts);
    }

    @ParameterizedTest
    @MethodSource("forged_tokens")
    void a_token_that_is_forged_is_refused(Function<String, String> token) {
        target.assertRefused(token.apply(target.issuer().claims().build().toString()));
    }

    @Test
    void keys_that_nobody_has_cause_few_requests() {
        target.send(target.issuer().token());
        long before = target.issuer().requests(TokenIssuer.KEYS);
        for (int i = 0; i < 50; i++) {
            target.assertRefused(target.issuer()
                    .sign(
                            target.issuer().header().keyID("invented-" + i).build(),
                            target.issuer().claims().build().toString()));
        }
        assertThat(target.issuer().requests(TokenIssuer.KEYS) - before).isLessThanOrEqualTo(2);
    }
}
