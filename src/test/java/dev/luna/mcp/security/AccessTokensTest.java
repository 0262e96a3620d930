package dev.luna.mcp.security;

import static dev.luna.mcp.it.oauth.TokenIssuer.RESOURCE;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.luna.mcp.it.oauth.TokenIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Access tokens that no authorization server of the owner's has issued for this server, or not any more. */
class AccessTokensTest {

    private static TokenTarget target;

    @BeforeAll
    static void start() throws Exception {
        target = TokenTarget.start();
    }

    @AfterAll
    static void stop() {
        target.close();
    }

    @AfterEach
    void unharmed() {
        target.assertUnharmed();
    }

    private static Arguments claims(String name, Consumer<JWTClaimsSet.Builder> change) {
        return Arguments.of(Named.of(name, change));
    }

    private static Date in(Duration time) {
        return Date.from(Instant.now().plus(time));
    }

    static Stream<Arguments> wrong_claims() {
        return Stream.of(
                claims(
                        "of a stranger",
                        claims -> claims.issuer(target.stranger().url())),
                claims(
                        "of the second issuer",
                        claims -> claims.issuer(target.second().url())),
                claims(
                        "of an issuer with a slash",
                        claims -> claims.issuer(target.issuer().url() + "/")),
                claims("of no issuer", claims -> claims.issuer(null)),
                claims("for another server", claims -> claims.audience("https://other.example.org/mcp")),
                claims("for the host", claims -> claims.audience("https://tools.example.org")),
                claims("for a path below", claims -> claims.audience(RESOURCE + "/admin")),
                claims("for the URL with a slash", claims -> claims.audience(RESOURCE + "/")),
                claims("for another spelling", claims -> claims.audience("https://TOOLS.example.org/mcp")),
                claims("for plain http", claims -> claims.audience("http://tools.example.org/mcp")),
                claims("for a text with the URL", claims -> claims.audience("x " + RESOURCE)),
                claims("for others only", claims -> claims.audience(List.of("account", "https://tools.example.org"))),
                claims("for nobody", claims -> claims.audience(List.of())),
                claims("for a number", claims -> claims.claim("aud", 1)),
                claims("with the URL as resource only", claims -> claims.audience("account")
                        .claim("resource", RESOURCE)),
                claims("expired", claims -> claims.expirationTime(in(Duration.ofSeconds(-31)))),
                claims("expired in 1970", claims -> claims.claim("exp", 0)),
                claims("that never expires", claims -> claims.expirationTime(null)),
                claims("with a text as expiry", claims -> claims.claim("exp", "9999999999")),
                claims("not yet valid", claims -> claims.notBeforeTime(in(Duration.ofSeconds(60)))),
                claims("issued in the future", claims -> claims.issueTime(in(Duration.ofSeconds(60)))),
                claims("without a subject", claims -> claims.subject(null)),
                claims("with an empty subject", claims -> claims.subject("")),
                claims("with scopes in two lines", claims -> claims.claim("scope", "read\nexecute")),
                claims("with scopes after a tab", claims -> claims.claim("scope", "read\texecute")),
                claims("with a quoted scope", claims -> claims.claim("scope", "read \"execute\"")),
                claims("with a scope of other letters", claims -> claims.claim("scope", "read \u0435xecute")),
                claims("with a wide space", claims -> claims.claim("scope", "read\u2003execute")),
                claims("with two scopes as one of a list", claims -> claims.claim("scope", List.of("read execute"))),
                claims("with scopes in scopes", claims -> claims.claim("scope", List.of(List.of("execute")))),
                claims("with scopes by name", claims -> claims.claim("scope", Map.of("execute", true))),
                claims("with true as scope", claims -> claims.claim("scope", true)),
                claims("with a thousand scopes", claims -> claims.claim("scope", "a ".repeat(1000))));
    }

    @ParameterizedTest
    @MethodSource("wrong_claims")
    void a_token_with_wrong_claims_is_refused(Consumer<JWTClaimsSet.Builder> change) {
        target.assertRefused(target.issuer().token(change));
    }

    @Test
    void each_issuer_speaks_for_itself() {
        target.assertAccepted(target.second().token());
        target.assertRefused(target.stranger().token());
        target.assertRefused(
                target.second().token(claims -> claims.issuer(target.issuer().url())));
        target.assertRefused(TokenIssuer.sign(
                target.issuer().header().build(),
                target.second().claims().build().toString(),
                target.issuer().key()));
    }

    @Test
    void an_audience_among_others_is_ours() {
        target.assertAccepted(target.issuer().token(claims -> claims.audience(List.of("account", RESOURCE))));
    }
}
