package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.luna.mcp.identity.token.TokenText;
import dev.luna.mcp.it.identity.TestTokens;
import dev.luna.mcp.testkit.Luna;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A token is valid in one spelling only, until it is revoked; whatever is wrong with it, the refusal is the same. */
@Timeout(60)
class NamedTokensTest {

    @TempDir
    static Path directory;

    private static TestTokens tokens;
    private static Luna server;
    private static String ann;
    private static String expired;

    @BeforeAll
    static void start() throws Exception {
        tokens = new TestTokens(directory.resolve("tokens.json"));
        ann = tokens.add("ann", "*");
        expired = tokens.add("eve", "*", "", Optional.of(Instant.now()));
        server = Luna.withTools("src/test/routes/tools")
                .setting("luna.tokens.file", tokens.path())
                .setting("luna.limits.wrong-tokens-per-minute", "0")
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** What an attacker makes of a token, or of what the server keeps of it. */
    private enum Attempt {
        UPPER_CASE(token -> token.toUpperCase(Locale.ROOT)),
        LOWER_CASE(token -> token.toLowerCase(Locale.ROOT)),
        UPPER_CASE_PREFIX(token -> "LUNA_" + token.substring(5)),
        WITHOUT_PREFIX(token -> token.substring(5)),
        PREFIX_ALONE(token -> "luna_"),
        PREFIX_TWICE(token -> "luna_" + token),
        SHORTER(token -> token.substring(0, token.length() - 1)),
        LONGER(token -> token + "A"),
        LAST_BITS(token -> token.substring(0, token.length() - 1) + (char) (token.charAt(token.length() - 1) ^ 1)),
        PADDED(token -> token + "="),
        STANDARD_BASE64(token -> "luna_+/" + token.substring(7)),
        PERCENT_ENCODED(token -> token.replace("_", "%5F")),
        TWICE(token -> token + " " + token),
        LIST(token -> token + "," + token),
        DIGEST(TokenText::digest),
        PREFIXED_DIGEST(token -> "luna_" + TokenText.digest(token)),
        NAME(token -> "ann"),
        PREFIXED_NAME(token -> "luna_ann"),
        RANDOM(token -> TokenText.random()),
        EXPIRED(token -> expired),
        NO_TOKEN_OF_THIS_KIND(token -> "wrong");

        private final UnaryOperator<String> make;

        Attempt(UnaryOperator<String> make) {
            this.make = make;
        }
    }

    private static HttpResponse<String> post(String token) {
        return server.send(HttpRequest.newBuilder(server.uri("/mcp"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
    }

    private static void assertRefused(HttpResponse<String> response) {
        Map<String, Object> headers = new TreeMap<>(response.headers().map());
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("X-Request-Id"));
        Map<String, Object> usual = new TreeMap<>(post("wrong").headers().map());
        usual.keySet().removeIf(name -> name.equalsIgnoreCase("X-Request-Id"));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEqualTo("{\"detail\":\"invalid token\"}");
        assertThat(headers).isEqualTo(usual);
    }

    @ParameterizedTest
    @EnumSource(Attempt.class)
    void anything_but_the_token_is_refused_in_the_same_words(Attempt attempt) {
        assertThat(post(ann).statusCode()).isNotEqualTo(401);

        assertRefused(post(attempt.make.apply(ann)));
    }

    @Test
    void a_token_that_was_revoked_is_refused_in_the_same_words_even_if_its_name_is_given_again() throws Exception {
        String bob = tokens.add("bob", "*");
        await().until(() -> post(bob).statusCode() != 401);
        tokens.revoke("bob");
        String next = tokens.add("bob", "*");
        await().until(() -> post(next).statusCode() != 401);

        assertRefused(post(bob));
    }
}
