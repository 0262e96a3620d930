package dev.luna.mcp.it.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The headers and body that a tool's route gets, and its result in both dialects. */
class ToolResultsTest {

    @RegisterExtension
    static final Luna server = Luna.withTools("src/test/routes/tools", "routes/tools/puch");

    @Test
    void arguments_arrive_in_their_types_with_defaults() {
        JsonNode result = server.result("echo", Map.of("text", "hi", "mode", "loud"));
        assertThat(result).isEqualTo(JsonRpc.json("{\"text\":\"hi\",\"mode\":\"loud\",\"count\":7}"));
    }

    @Test
    void only_declared_arguments_become_headers() {
        JsonNode headers = server.result("headers", Map.of("a", "1", "b", "2", "CamelHttpUri", "http://x"));
        assertThat(headers.toString()).isEqualTo("{\"a\":\"1\"}");
    }

    @Test
    void values_are_never_evaluated() {
        for (String hostile : new String[] {"${env:PATH}", "{{env:PATH}}", "${bean:x}", "RAW(x)"}) {
            assertThat(server.result("echo", Map.of("text", hostile))
                            .path("text")
                            .asText())
                    .isEqualTo(hostile);
        }
    }

    @Test
    void json_is_structured_content_and_text() {
        JsonNode result = server.call("echo").with("text", "hi").send().result();
        assertThat(result.at("/structuredContent/text").asText()).isEqualTo("hi");
        assertThat(JsonRpc.json(result.at("/content/0/text").asText())).isEqualTo(result.get("structuredContent"));
        assertThat(result.path("isError").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"image/png, image", "audio/wav, audio"})
    void bytes_are_image_or_audio_content(String type, String kind) {
        JsonNode block =
                server.call("picture").with("type", type).send().result().at("/content/0");
        assertThat(block.path("type").asText()).isEqualTo(kind);
        assertThat(block.path("mimeType").asText()).isEqualTo(type);
        assertThat(block.path("data").asText()).isEqualTo("bW9vbg==");
    }

    @Test
    void other_bytes_are_an_embedded_resource() {
        JsonNode block = server.call("picture")
                .with("type", "application/pdf")
                .send()
                .result()
                .at("/content/0");
        assertThat(block.at("/resource/blob").asText()).isEqualTo("bW9vbg==");
        assertThat(block.at("/resource/mimeType").asText()).isEqualTo("application/pdf");
    }

    @Test
    void bytes_are_base64_in_the_direct_dialect() {
        assertThat(server.result("picture", null).asText()).isEqualTo("bW9vbg==");
    }

    @Test
    void content_stays_as_the_route_built_it() {
        assertThat(server.call("content").send().result().path("content").findValuesAsText("type"))
                .containsExactly("text", "image");
    }

    @Test
    void no_body_is_empty_content_and_null() {
        assertThat(server.call("nothing").send().result().path("content")).isEmpty();
        assertThat(server.result("nothing", null).isNull()).isTrue();
    }

    @Test
    void a_declared_output_is_kept_to() {
        assertThat(server.call("structured")
                        .send()
                        .result()
                        .at("/structuredContent/phase")
                        .asInt())
                .isEqualTo(3);
        JsonNode broken = server.call("structured").with("broken", true).send().result();
        assertThat(broken.path("isError").asBoolean()).isTrue();
        assertThat(broken.at("/content/0/text").asText()).contains("output schema");
    }

    @Test
    void a_tool_may_call_another() {
        assertThat(server.result("calls_echo", null).path("count").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "fails, The moon is in the wrong phase.",
        "says_error, Try another day.",
        "upstream_fails, Luna answered 503: closed",
        "crashes, Tool 'crashes' failed. The server's log says why.",
        "too_slow, Tool 'too_slow' did not finish within 0.2 s and was stopped.",
        "echo, Missing required argument 'text' (string)."
    })
    void in_mcp_a_failure_is_a_result_that_the_model_can_read(String tool, String message) {
        JsonNode result = server.call(tool).send().result();
        assertThat(result.path("isError").asBoolean()).isTrue();
        assertThat(result.at("/content/0/text").asText()).isEqualTo(message);
    }

    @Test
    void a_missing_setting_is_named_in_mcp_too() {
        assertThat(server.call("validate").send().result().at("/content/0/text").asText())
                .contains("MY_NUMBER");
    }
}
