package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.Upstream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials of {@code block:http} are in no other request of the same call. */
class CredentialsInLaterStepsTest {

    private static final String TOKEN = "bearer-0123456789";

    private static final String TOOL = """
            - route:
                id: asks_two
                from:
                  uri: ai-tool:asks_two
                  parameters: {tags: test, description: Asks two services.}
                  steps:
                    - doTry:
                        steps: [{to: {uri: "block:http", parameters: {url: "{{luna.url}}/api", credentials: shop}}}]
                        doCatch: [{exception: [java.lang.Exception], steps: [{setBody: {constant: x}}]}]
                    - to: {uri: "http:%s/more", parameters: {httpMethod: GET}}
                    - convertBodyTo: {type: String}
            """;

    @RegisterExtension
    static final Upstream SERVICE = new Upstream();

    @RegisterExtension
    static final Upstream OTHER = new Upstream();

    @ParameterizedTest
    @ValueSource(ints = {200, 503})
    void a_later_step_does_not_take_them_along(int status, @TempDir Path tools) throws Exception {
        Files.writeString(tools.resolve("asks_two.camel.yaml"), TOOL.formatted(OTHER.address()));
        try (Luna server = Luna.withTools(tools)
                .setting("luna.url", SERVICE.url())
                .setting("luna.outbound-allow", SERVICE.address() + "," + OTHER.address())
                .setting("luna.credentials.shop.url", SERVICE.url())
                .setting("luna.credentials.shop.token", TOKEN)
                .start()) {
            SERVICE.on("POST", "/api").answer(status, "{}");
            OTHER.on("GET", "/more").answer("{}");
            server.result("asks_two", Map.of());
            assertThat(SERVICE.onlyRequest().header("Authorization")).isEqualTo("Bearer " + TOKEN);
            assertThat(OTHER.onlyRequest().header("Authorization")).isNull();
        }
    }
}
