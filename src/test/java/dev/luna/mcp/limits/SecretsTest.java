package dev.luna.mcp.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.Luna;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a tool says and however it says it: secrets do not leave the server. */
class SecretsTest {

    private static final String GITHUB_TOKEN = "planted-github-token";
    private static final Path[] TOOLS = {Path.of("src/test/routes/limits"), Path.of("src/test/routes/tools")};

    @RegisterExtension
    static final Luna server = Luna.withTools(TOOLS).setting("luna.github-token", GITHUB_TOKEN);

    @ParameterizedTest
    @ValueSource(
            strings = {Luna.TOKEN, GITHUB_TOKEN, "ghp_0123456789abcdefghijABCDEFGHIJ012345", "AKIAIOSFODNN7EXAMPLE"})
    void no_secret_leaves_in_any_way_of_saying(String secret) {
        Map<String, String> arguments = Map.of("text", "it is " + secret + ", isn't it");
        Map<String, Object> progress = Map.of("progressToken", 1);
        for (String tool : new String[] {"tells", "tells_nested", "fails_saying"}) {
            HttpResponse<String> direct = server.direct(tool, arguments);
            assertThat(direct.body()).contains("it is ***, isn't it").doesNotContain(secret);
            HttpResponse<String> mcp =
                    server.direct("tools/call", Map.of("name", tool, "arguments", arguments, "_meta", progress));
            assertThat(mcp.body()).contains("it is ***, isn't it").doesNotContain(secret);
        }
        String stream = server.direct("tools/call", Map.of("name", "tells", "arguments", arguments, "_meta", progress))
                .body();
        assertThat(stream).contains("notifications/progress", "notifications/message");
        assertThat(stream.split("it is \\*\\*\\*", -1)).hasSize(4);
    }

    @Test
    void no_secret_comes_back_in_an_error() {
        assertThat(server.direct("echo", Map.of("text", "a", Luna.TOKEN, 1)).body())
                .contains("***")
                .doesNotContain(Luna.TOKEN);
        assertThat(server.direct("tools/call", Map.of("name", GITHUB_TOKEN)).body())
                .contains("Unknown tool: ***");
    }

    @Test
    void shapes_can_be_left_alone_but_never_the_configured_secrets() throws Exception {
        try (Luna lenient = Luna.withTools(TOOLS)
                .setting("luna.github-token", GITHUB_TOKEN)
                .setting("luna.mask-secret-shapes", "false")
                .start()) {
            assertThat(lenient.result("tells", Map.of("text", "AKIAIOSFODNN7EXAMPLE " + GITHUB_TOKEN))
                            .asText())
                    .isEqualTo("said AKIAIOSFODNN7EXAMPLE ***");
        }
    }
}
