package dev.luna.mcp.it.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.it.docs.JUnitSource;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.LunaTest;
import dev.luna.mcp.testkit.Upstream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The test kit as an author of tools uses it, and what it says when an expectation does not hold. */
@LunaTest(
        tools = {"src/test/routes/tools", "src/test/routes/testkit", "routes/tools/luna"},
        upstreams = "luna.url")
class TestKitTest {

    private static final String[] REVISIONS = {"2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"};

    @Test
    void a_result_is_expected_in_every_revision_and_directly(Luna luna) {
        String json = "{\"count\":7,\"mode\":\"loud\",\"text\":\"hi\"}";
        for (String revision : REVISIONS) {
            luna.call("echo")
                    .with("text", "hi")
                    .with("mode", "loud")
                    .inRevision(revision)
                    .expectJson(json);
            luna.call("echo")
                    .inRevision(revision)
                    .expectError("Missing required argument 'text'")
                    .expectStatus(200);
        }
        luna.call("echo")
                .with(Map.of("text", "hi", "mode", "loud"))
                .directly()
                .expectJson(json)
                .expectJson("/count", 7)
                .expectJson("/count", 7.0);
        assertThatThrownBy(() -> luna.call("echo").with("text", "hi").send().expectJson("/count", 7.5))
                .hasMessageContaining("/count");
        luna.call("echo")
                .directly()
                .expectError("Missing required argument 'text'")
                .expectStatus(400);
    }

    @Test
    void bytes_are_those_of_the_tool(Luna luna) {
        assertThat(luna.call("picture").send().bytes("image/png")).asString().isEqualTo("moon");
        assertThat(luna.call("picture").directly().send().bytes("image/png"))
                .asString()
                .isEqualTo("moon");
        assertThatThrownBy(() -> luna.call("picture").send().bytes("image/gif")).hasMessageContaining("image/png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-18", "2025-11-25", "2026-07-28"})
    void questions_are_replied_to_and_what_is_said_is_heard(String revision, Luna luna) {
        luna.call("paints_house")
                .inRevision(revision)
                .answering(Map.of("colour", "red"))
                .expectText("The house is red.")
                .expectQuestions("Which colour?")
                .expectProgress(1, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2026-07-28"})
    void a_question_without_a_reply_is_named(String revision, Luna luna) {
        assertThatThrownBy(() -> luna.call("paints_house")
                        .inRevision(revision)
                        .sampling("unasked")
                        .send())
                .hasMessageContaining("elicitation");
    }

    @Test
    void a_stand_in_answers_and_tells_what_it_was_asked(Luna luna, Upstream service) {
        service.on("POST", "/api/ai/code").answer("{\"code\":\"print(1)\"}");

        luna.call("code_gen").with("prompt", "one").send().expectJson("/code", "print(1)");

        service.onlyRequest().expectJson("{\"prompt\":\"one\"}");
    }

    @Test
    void a_stand_in_fails_and_forgets_after_each_test(Luna luna, Upstream service) {
        assertThat(service.requests()).isEmpty();
        service.on("POST", "/api/ai/voice").answer(503, "{\"detail\":\"closed\"}");
        luna.call("voice_speak").with("text", "hi").expectError("503").expectError("closed");
        service.on("POST", "/api/ai/voice").breakOff();
        luna.call("voice_speak")
                .with("text", "hi")
                .directly()
                .expectError("broke off")
                .expectStatus(502);
    }

    @Test
    void what_does_not_hold_is_told_with_the_answer(Luna luna) {
        assertThatThrownBy(() -> luna.call("echo").with("text", "hi").expectText("ho"))
                .hasMessageContaining("tools/call 'echo' in 2026-07-28 answered with status 200")
                .hasMessageContaining("\"hi\"");
        assertThatThrownBy(() -> luna.call("fails").expectText("ho"))
                .hasMessageContaining("Expected success, but the call failed")
                .hasMessageContaining("The moon is in the wrong phase.");
        assertThatThrownBy(() -> luna.call("echo").with("text", "hi").expectError("no"))
                .hasMessageContaining("Expected a failure")
                .hasMessageContaining("\"hi\"");
        assertThatThrownBy(
                        () -> luna.call("echo").with("text", "hi").declining().send())
                .hasMessageContaining("did not ask for");
        assertThatThrownBy(() -> luna.call("echo").inRevision("2020-02-02")).hasMessageContaining("2026-07-28");
    }

    @Test
    void a_directory_of_tools_that_does_not_exist_is_named(@TempDir Path classes) {
        JUnitSource test = new JUnitSource("""
                @dev.luna.mcp.testkit.LunaTest(tools = "routes/tools/no-such-family")
                class MisspelledTest {
                    @org.junit.jupiter.api.Test
                    void never_runs(dev.luna.mcp.testkit.Luna luna) {}
                }
                """);
        assertThatThrownBy(() -> test.passes(classes))
                .hasMessageContaining("@LunaTest(tools = ..): there is no directory 'routes/tools/no-such-family' in")
                .hasMessageContaining(Path.of("").toAbsolutePath().toString());
    }
}
