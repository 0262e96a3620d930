package dev.luna.mcp.it.github;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code commit_file} writes what was meant, over what was read, and says what it did. */
class GitHubCommitTest {

    private static final String FILE = "/repos/octocat/Hello-World/contents/notes.txt";
    private static final String SHA = "95b966ae1c166bd92f8ae7d1c313e738c731dfc3";

    @RegisterExtension
    static final GitHubStub GITHUB = new GitHubStub();

    @RegisterExtension
    static final Luna server = GITHUB.tools("");

    @BeforeEach
    void newFile() {
        GITHUB.answers(get(urlPathEqualTo(FILE)), GitHubStub.json(404, "{\"message\":\"Not Found\"}"));
        GITHUB.answers(put(urlPathEqualTo(FILE)), 201, "commit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TODO", "plaintext+word==", "# Title\n\nText with größe, 世界 and \\u0041\r\n", "x"})
    void text_is_written_as_it_is(String text) {
        JsonNode result = commit(Map.of("text", text));

        assertThat(written()).isEqualTo(text);
        assertThat(result.path("size").asInt()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        assertThat(result.path("first_line").asText())
                .isEqualTo(text.lines().findFirst().orElseThrow());
        assertThat(result.has("replaced")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TODO",
                "plaintext+word==",
                "deadbeef",
                "12345678",
                "readme/docs/src1",
                "alpha\nbetagamma\nde",
                "3f2a9c01d4b7e8f6a5c4d3b2a1908f7e6d5c4b3a",
                "ThisIsALongTextOfNothingButWordsThatSomebodyWroteWithoutAnyBlanksOrPunctuationInItXY"
            })
    void base64_that_could_be_meant_as_text_is_refused(String text) {
        assertThat(refusal(400, Map.of("content_b64", text)))
                .contains("'content_b64' looks like a text", "Give it as 'text'");
        assertThat(GITHUB.lines()).isEmpty();
    }

    @Test
    void base64_of_texts_and_of_other_files_is_taken() {
        assertThat(commit(Map.of("content_b64", base64("Hello\n")))
                        .path("first_line")
                        .asText())
                .isEqualTo("Hello");
        assertThat(written()).isEqualTo("Hello\n");

        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n', 0, 0, 0, (byte) 0xff};
        JsonNode picture = commit(Map.of("content_b64", Base64.getEncoder().encodeToString(png)));
        assertThat(picture.path("size").asInt()).isEqualTo(12);
        assertThat(picture.has("first_line")).isFalse();

        byte[] noise = new byte[5000];
        new java.util.Random(7).nextBytes(noise);
        String wrapped = Base64.getMimeEncoder().encodeToString(noise);
        assertThat(commit(Map.of("content_b64", wrapped)).path("size").asInt()).isEqualTo(5000);
    }

    @Test
    void the_content_is_given_once() {
        assertThat(refusal(400, Map.of())).contains("give it as 'text'");
        assertThat(refusal(400, Map.of("text", "a", "content_b64", "eA=="))).contains("not as both");
        assertThat(GITHUB.lines()).isEmpty();

        commit(Map.of("text", "", "content_b64", base64("b")));
        assertThat(written()).isEqualTo("b");
        assertThat(commit(Map.of("text", "")).path("size").asInt()).isZero();
        assertThat(refusal(400, Map.of("content_b64", "no base64"))).contains("Give a text as it is in 'text'");
    }

    @Test
    void a_file_that_changed_since_it_was_read_is_not_overwritten() {
        GITHUB.answers(get(urlPathEqualTo(FILE)), 200, "contents");
        String read = "0123456789012345678901234567890123456789";

        assertThat(refusal(409, Map.of("text", "mine", "expected_sha", read)))
                .contains("Nothing was written", "its sha is now " + SHA + " (14 bytes), not " + read, "Read it again");
        assertThat(GITHUB.lines()).hasSize(1).allMatch(line -> line.startsWith("GET"));
    }

    @Test
    void a_file_that_is_gone_is_not_made_anew() {
        assertThat(refusal(409, Map.of("text", "mine", "expected_sha", SHA)))
                .contains("there is no 'notes.txt' on 'main' any more");
    }

    @Test
    void the_file_that_was_read_is_replaced() {
        GITHUB.answers(get(urlPathEqualTo(FILE)), 200, "contents");
        GITHUB.answers(put(urlPathEqualTo(FILE)), 200, "commit");

        JsonNode result = commit(Map.of("text", "mine", "expected_sha", SHA));

        assertThat(result.path("status").asText()).isEqualTo("updated");
        assertThat(result.path("replaced")).isEqualTo(JsonRpc.json("{\"file_sha\":\"" + SHA + "\",\"size\":14}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "95b966a", "95B966AE1C166BD92F8AE7D1C313E738C731DFC3"})
    void an_expected_sha_is_whole(String sha) {
        assertThat(refusal(400, Map.of("text", "mine", "expected_sha", sha))).contains("'expected_sha'");
        assertThat(GITHUB.lines()).isEmpty();
    }

    @Test
    void a_mask_is_not_written_where_a_secret_stands() {
        holds("url=https://user:s3cr3t@host\nkey\nAKIAIOSFODNN7EXAMPLE\n***\n");

        assertThat(refusal(400, Map.of("text", "url=https://user:***@host\nkey\n***\n***\n")))
                .contains("'***' where a secret stood");
        assertThat(refusal(400, Map.of("text", "key\n***\n***\n"))).contains("would replace the secret");
        assertThat(refusal(400, Map.of("content_b64", base64("key\n***\n***\n"))))
                .contains("'***'");

        commit(Map.of("text", "key\nnone\n***\n"));
        assertThat(written()).isEqualTo("key\nnone\n***\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:***@host",
                "Authorization: Bearer ***",
                "TOKEN=***",
                "token: \"***\"",
                "***",
                "k = '***'"
            })
    void a_mask_is_not_written_into_a_new_file(String text) {
        assertThat(refusal(400, Map.of("text", text))).contains("'***'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# A\n\n***\n\nNote: ***very*** important\n",
                "/*** a comment ***/",
                "https://user:{password}@host",
                "shown as `***` in answers",
                "a **** b: ****"
            })
    void stars_of_markdown_and_placeholders_are_written(String text) {
        commit(Map.of("text", text));

        assertThat(written()).isEqualTo(text);
    }

    @Test
    void a_blank_message_is_refused() {
        Map<String, Object> arguments = arguments(Map.of("text", "a"));
        arguments.put("message", " \n");

        assertThat(server.error(400, "commit_file", arguments).toString()).contains("'message' must not be blank");
    }

    private static void holds(String text) {
        GITHUB.answers(
                get(urlPathEqualTo(FILE)),
                GitHubStub.json(
                        200,
                        "{\"type\":\"file\",\"sha\":\"" + SHA + "\",\"size\":9,\"content\":\"" + base64(text) + "\"}"));
        GITHUB.answers(put(urlPathEqualTo(FILE)), 200, "commit");
    }

    private static JsonNode commit(Map<String, String> more) {
        return server.result("commit_file", arguments(more));
    }

    private static String refusal(int status, Map<String, String> more) {
        return server.error(status, "commit_file", arguments(more))
                .path("message")
                .asText();
    }

    private static Map<String, Object> arguments(Map<String, String> more) {
        Map<String, Object> arguments =
                new HashMap<>(GitHubStub.arguments("branch", "main", "path", "notes.txt", "message", "m"));
        arguments.putAll(more);
        return arguments;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String written() {
        var requests = GITHUB.requests();
        JsonNode sent = JsonRpc.json(requests.get(requests.size() - 1).getBodyAsString());
        return new String(Base64.getDecoder().decode(sent.path("content").asText()), StandardCharsets.UTF_8);
    }
}
