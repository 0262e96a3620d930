package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.it.identity.TestTokens;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a client sends, and no scope that looks like another, lets it call what its principal may not call. */
@Timeout(60)
class ScopeSmugglingTest {

    private static final String CALL = JsonRpc.request("tools/call", Map.of("name", "push"));

    @TempDir
    static Path directory;

    private static TestTokens tokens;
    private static Luna server;
    private static Luna reader;
    private static Luna limited;

    @BeforeAll
    static void start() throws Exception {
        tokens = new TestTokens(directory.resolve("tokens.json"));
        String read = tokens.add("reader", "read");
        String few = tokens.add("limited", "*", "look", Optional.empty());
        int number = 0;
        for (String scope : ALIKE) {
            ALIKE_TOKENS[number++] = tokens.add("alike" + number, scope);
        }
        Files.writeString(Files.createDirectory(directory.resolve("tools")).resolve("tools.camel.yaml"), """
                - route:
                    id: push
                    from:
                      uri: ai-tool:push
                      parameters: {tags: git, description: Push., scopes: repo.write}
                      steps: [{setBody: {constant: pushed}}]
                - route:
                    id: look
                    from:
                      uri: ai-tool:look
                      parameters: {tags: git, description: Look., readOnlyHint: true}
                      steps: [{setBody: {constant: seen}}]
                """);
        server = Luna.withTools(directory.resolve("tools"))
                .setting("luna.tokens.file", tokens.path())
                .start();
        reader = server.as(read);
        limited = server.as(few);
    }

    private static final String[] ALIKE = {
        "Repo.Write",
        "REPO.WRITE",
        "repo.write.",
        ".repo.write",
        "repo_write",
        "repo:write",
        "repo.*",
        "repo",
        "repo.write;x",
        "repo%2Ewrite",
        "all",
        "owner",
        "write",
        "execute"
    };

    private static final String[] ALIKE_TOKENS = new String[ALIKE.length];

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void assertDenied(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(403);
        JsonNode error = JsonRpc.json(response.body()).path("error");
        assertThat(error.path("code").asInt()).isEqualTo(-32004);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13})
    void a_scope_that_is_alike_is_another(int number) {
        Luna alike = server.as(ALIKE_TOKENS[number]);

        assertDenied(alike.send(alike.request(CALL)));
        assertThat(alike.result("tools/list", Map.of()).path("tools").toString())
                .doesNotContain("push");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Scope: repo.write",
                "X-Scopes: repo.write",
                "X-OAuth-Scopes: *",
                "X-Forwarded-User: owner",
                "LunaCallContext: *"
            })
    void a_header_gives_no_scope(String header) {
        String[] parts = header.split(": ");

        assertDenied(reader.send(reader.request(CALL).header(parts[0], parts[1])));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"push\",\"scope\":\"repo.write\"}",
                "{\"name\":\"push\",\"scopes\":[\"repo.write\"],\"arguments\":{\"scopes\":\"repo.write\"}}",
                "{\"name\":\"push\",\"_meta\":{\"scope\":\"repo.write\",\"principal\":{\"name\":\"owner\"}}}",
                "{\"name\":\"push\",\"arguments\":{\"principal\":\"owner\"}}"
            })
    void a_parameter_gives_no_scope(String params) {
        assertDenied(reader.send(
                reader.request("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":" + params + "}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUSH", "Push", "push ", "pu\u0455h", "\uff50ush", "push\u0000", "push?x", "ai-tool:push"})
    void another_spelling_of_the_name_is_another_tool(String name) throws IOException {
        HttpRequest.Builder direct = limited.request(JsonRpc.request(name, null));
        HttpRequest.Builder called = limited.request(JsonRpc.request("tools/call", Map.of("name", name)));

        assertThat(limited.send(direct).body()).doesNotContain("pushed");
        assertThat(limited.send(called).body()).doesNotContain("pushed").contains("Unknown tool");
        assertDenied(limited.send(limited.request(CALL)));
    }
}
