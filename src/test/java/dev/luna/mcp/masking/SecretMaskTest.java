package dev.luna.mcp.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final SecretMask MASK =
            new SecretMask(List.of("hunter2-hunter2", "pa\"ss\\word", "\u00fcber-geheim", "short"), true);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a hunter2-hunter2 b                                                 | a *** b
            xhunter2-hunter2y                                                   | x***y
            das ist über-geheim                                                   | das ist ***
            it is short                                                         | it is short
            ghp_0123456789abcdefghijABCDEFGHIJ012345                            | ***
            colour[31mgho_0123456789abcdefghijABCDEFGHIJ012345[0m               | colour[31m***[0m
            x github_pat_11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz y                | x *** y
            id=AKIAIOSFODNN7EXAMPLE/2026                                        | id=***/2026
            key: AIzaSyA-0123456789abcdefghijABCDEFGHIJk.                       | key: ***.
            xoxb-123456789012-abcdefghijkl                                      | ***
            eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N | ***
            Authorization: Bearer abcdefghij0123456789xyz                       | Authorization: Bearer ***
            https://user:s3cr3t@git.example.org/x.git                           | https://user:***@git.example.org/x.git
            glpat-0123456789abcdefghij                                          | ***
            https://user:$ecret@host                                            | https://user:***@host
            https://user:{s3cr3t@host                                           | https://user:***@host
            https://user:password1@host                                         | https://user:***@host
            https://user:xx@host                                                | https://user:***@host
            """)
    void secrets_are_masked(String text, String masked) {
        assertThat(MASK.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "da39a3ee5e6b4b0d3255bfef95601890afd80709",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "6f1c1a1e-7c49-4f0f-8b0e-0d7c9f8a3b52",
                "Bearer authentication is required by this very server",
                "bearer of good news since 2026",
                "ghp_short",
                "AKIAIOSFODNN7EXAMPLEANDLONGER12",
                "MAKIAIOSFODNN7EXAMPLE",
                "http://localhost:8086/mcp",
                "https://example.org/a:b@c",
                "eyJub3QiOiJhIGp3dCJ9.c2lnbmF0dXJl",
                "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----",
                "https://user:{password}@host",
                "https://user:{{password}}@host",
                "https://user:<password>@host",
                "https://user:${DB_PASSWORD}@host",
                "https://user:$DB_PASSWORD@host",
                "https://user:%DB_PASSWORD%@host",
                "https://user:password@host",
                "https://user:YOUR_TOKEN@host",
                "https://user:***@host",
                "https://user:xxxxxx@host",
                "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                "xox and AIza and npm_ and sk-learn, ::// and ya29."
            })
    void what_is_no_secret_stays(String text) {
        assertThat(MASK.mask(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pa\"ss\\word",
                "hunter2-hunter2",
                "-----BEGIN RSA PRIVATE KEY-----\nMIIB+/=\nabc\n-----END RSA PRIVATE KEY-----"
            })
    void json_stays_json(String secret) throws JsonProcessingException {
        Map<String, Object> value =
                Map.of("text", "before\n" + secret + "\nafter", "nested", List.of(Map.of("a", secret)));
        String once = MAPPER.writeValueAsString(value);
        String masked = MASK.mask(once);
        assertThat(MAPPER.readTree(masked).at("/nested/0/a").asText()).isEqualTo("***");
        assertThat(MAPPER.readTree(masked).path("text").asText()).isEqualTo("before\n***\nafter");
    }

    @Test
    void json_within_json_is_masked_too() throws JsonProcessingException {
        String inner = MAPPER.writeValueAsString(
                Map.of("key", "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n", "next", "stays"));
        String masked = MASK.mask(MAPPER.writeValueAsString(Map.of("text", inner)));
        String text = MAPPER.readTree(masked).path("text").asText();
        assertThat(MAPPER.readTree(text).path("key").asText()).startsWith("***");
        assertThat(MAPPER.readTree(text).path("next").asText()).isEqualTo("stays");
    }

    @Test
    void a_private_key_that_is_cut_off_ends_with_its_string() throws JsonProcessingException {
        Map<String, String> value =
                Map.of("a", "-----BEGIN PRIVATE KEY-----\nMIIB\nabc", "b", "-----END PRIVATE KEY-----");
        String masked = MASK.mask(MAPPER.writeValueAsString(value));
        assertThat(MAPPER.readTree(masked).path("a").asText()).isEqualTo("***");
        assertThat(MAPPER.readTree(masked).path("b").asText()).isEqualTo("-----END PRIVATE KEY-----");
    }

    @Test
    void random_json_with_pieces_of_secrets_stays_json() {
        Random random = new Random(20261125);
        String[] pieces = {
            "-----BEGIN PRIVATE KEY-----",
            "-----END PRIVATE KEY-----",
            "\n",
            "\"",
            "\\",
            "eyJ",
            "://a:b@",
            "Bearer ",
            "0123456789abcdefghij",
            "AKIA",
            "ghp_",
            "é",
            "-",
            "hunter2-hunter2"
        };
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String value = text.toString();
            assertThatCode(() -> MAPPER.readTree(MASK.mask(MAPPER.writeValueAsString(
                            Map.of("a", value, "b", MAPPER.writeValueAsString(List.of(value)))))))
                    .as(value)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void an_image_is_never_touched() {
        Random random = new Random(1);
        byte[] bytes = new byte[3_000];
        for (int i = 0; i < 2_000; i++) {
            random.nextBytes(bytes);
            String image = Base64.getEncoder().encodeToString(bytes);
            String unlucky = image.substring(0, 1_000) + "/AKIAIOSFODNN7EXAMPLE/" + image.substring(1_000, 2_000)
                    + "+AIzaSyA0123456789abcdefghijABCDEFGHIJkl+" + image.substring(2_000);
            String json = "{\"data\":\"" + unlucky + "\"}";
            assertThat(MASK.mask(json)).isSameAs(json);
        }
    }

    @Test
    void hostile_texts_cost_no_more_than_their_length() {
        List<String> texts = List.of(
                "://".repeat(1_000_000),
                "://" + "a:".repeat(1_000_000),
                "eyJ".repeat(1_000_000),
                "eyJ" + "a".repeat(100_000) + ".eyJ".repeat(100_000),
                "Bearer ".repeat(500_000),
                "Bearer " + "a".repeat(3_000_000),
                "-----BEGIN PRIVATE KEY-----".repeat(100_000),
                "-----BEGIN PRIVATE KEY-----" + "\\n".repeat(1_000_000),
                "AKIA".repeat(1_000_000));
        for (String text : texts) {
            assertTimeout(Duration.ofSeconds(5), () -> MASK.mask(text), text.substring(0, 40));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nothing to hide, 0",
        "https://u:s3cr3t@h https://u:{password}@h, 1",
        "hunter2-hunter2 hunter2-hunter2, 2"
    })
    void it_counts_what_it_takes_out(String text, int places) {
        assertThat(MASK.count(text)).isEqualTo(places);
    }

    @Test
    void what_is_learned_is_masked_from_then_on_and_the_oldest_is_forgotten() {
        SecretMask mask = new SecretMask(List.of("hunter2-hunter2"), false);
        assertThat(mask.mask("a token-number-0 b")).isEqualTo("a token-number-0 b");
        for (int i = 0; i < 300; i++) {
            mask.learn("token-number-" + i);
        }
        assertThat(mask.mask("token-number-299 hunter2-hunter2")).isEqualTo("*** ***");
        assertThat(mask.mask("token-number-0;")).isEqualTo("token-number-0;");
        assertThat(mask.count("token-number-299 token-number-298")).isEqualTo(2);
    }
}
