package dev.luna.mcp.it.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.it.task.TaskClient;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.MessageStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that the owner makes for others, while the server runs. */
@Timeout(60)
class NamedTokensTest {

    @TempDir
    Path directory;

    private TestTokens tokens;
    private Luna server;

    @BeforeEach
    void start() throws Exception {
        tokens = new TestTokens(directory.resolve("tokens.json"));
        Files.writeString(Files.createDirectory(directory.resolve("tools")).resolve("tools.camel.yaml"), """
                - route:
                    id: dig
                    from:
                      uri: ai-tool:dig
                      parameters: {tags: test, description: Dig for long., task: optional, timeout: 10m}
                      steps: [{delay: {constant: "300000", asyncDelayed: "false"}}]
                - route:
                    id: whoami
                    from:
                      uri: ai-tool:whoami
                      parameters: {tags: test, description: Name the caller., readOnlyHint: true}
                      steps: [{setBody: {simple: "${variable.principal[name]} ${variable.principal[scopes]}"}}]
                """);
        server = Luna.withTools(directory.resolve("tools"))
                .setting("luna.tokens.file", tokens.path())
                .setting("luna.audit.file", directory.resolve("audit.jsonl"))
                .setting("luna.tools.max-calls", "4")
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private int status(String token) {
        return server.as(token).direct("whoami", null).statusCode();
    }

    private void awaitStatus(String token, int status) {
        await().pollInterval(Duration.ofMillis(20)).until(() -> status(token), Integer.valueOf(status)::equals);
    }

    private String added(String name) throws Exception {
        String token = tokens.add(name, "read,write");
        awaitStatus(token, 200);
        return token;
    }

    @Test
    void a_token_is_accepted_and_refused_without_a_restart() throws Exception {
        String ann = added("ann");
        String bob = added("bob");

        tokens.revoke("ann");

        await("a second after it was revoked")
                .atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> status(ann), Integer.valueOf(401)::equals);
        assertThat(status(bob)).isEqualTo(200);
        assertThat(status(Luna.TOKEN)).isEqualTo(200);
    }

    @Test
    void a_tool_and_the_audit_log_have_the_name_of_the_principal() throws Exception {
        String ann = added("ann");
        String bob = added("bob");

        assertThat(server.as(ann).result("whoami", null).asText()).isEqualTo("ann [read, write]");
        assertThat(server.as(bob).result("whoami", null).asText()).isEqualTo("bob [read, write]");
        assertThat(server.result("whoami", null).asText()).isEqualTo("owner []");

        Path log = directory.resolve("audit.jsonl");
        await().until(() -> Files.readAllLines(log), lines -> List.of("ann", "bob", "owner").stream()
                .allMatch(name -> lines.stream()
                        .anyMatch(
                                line -> JsonRpc.json(line).path("name").asText().equals(name))));
        assertThat(Files.readAllLines(log).stream()
                        .map(line -> JsonRpc.json(line).path("principal").asText())
                        .distinct())
                .hasSize(3);
        assertThat(Files.readString(log)).doesNotContain(ann, bob);
    }

    @Test
    void revoking_a_token_stops_its_calls_and_streams() throws Exception {
        String ann = added("ann");
        CompletableFuture<HttpResponse<String>> call =
                server.as(ann).sendAsync(server.as(ann).request(JsonRpc.request("dig", null)));
        HttpRequest.Builder get = server.as(ann).request("").GET();
        try (MessageStream stream = server.open(get)) {
            assertThat(stream.response().statusCode()).isEqualTo(200);

            tokens.revoke("ann");

            await().until(call::isDone);
            assertThat(call.join().body()).contains("cancelled");
            await().until(() -> hasEnded(stream));
        }
    }

    private static boolean hasEnded(MessageStream stream) {
        try {
            return stream.poll(Duration.ofMillis(20)).isPresent() && false;
        } catch (AssertionError ended) {
            return true;
        }
    }

    @Test
    void revoking_a_token_stops_its_tasks() throws Exception {
        String ann = added("ann");
        // Tasks may use half of the workers.
        TaskClient client = new TaskClient(server.as(ann), TaskClient.ALL);
        client.begin("dig", Map.of());
        client.begin("dig", Map.of());
        TaskClient owner = new TaskClient(server, TaskClient.ALL);
        await().until(() -> owner.end(owner.begin("dig", Map.of())).toString(), task -> task.contains("busy"));

        tokens.revoke("ann");

        await().pollInterval(Duration.ofMillis(50))
                .until(
                        () -> owner.get(owner.begin("dig", Map.of()))
                                .path("status")
                                .asText(),
                        "working"::equals);
    }

    @Test
    void an_expired_token_is_refused_and_its_calls_stop() throws Exception {
        String ann = tokens.add("ann", "*", "", Optional.of(Instant.now().plusSeconds(3)));
        awaitStatus(ann, 200);
        CompletableFuture<HttpResponse<String>> call =
                server.as(ann).sendAsync(server.as(ann).request(JsonRpc.request("dig", null)));

        await().until(() -> status(ann), Integer.valueOf(401)::equals);

        await().until(call::isDone);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "{\"tokens\":null}",
                "{\"tokens\":[null]}",
                "{\"tokens\":[]} x",
                "{\"tokens\":[],\"tokens\":[]}",
                "{\"tokens\":[{\"name\":\"ann\"}]}",
                "{\"tokens\":[{\"name\":\"owner\",\"sha256\":\"0\",\"scopes\":[\"*\"],\"created\":\"x\"}]}"
            })
    void a_damaged_file_keeps_the_last_good_tokens_and_is_in_health(String damaged) throws Exception {
        String ann = added("ann");
        String bob = added("bob");
        tokens.revoke("ann");
        awaitStatus(ann, 401);

        Files.writeString(tokens.path(), damaged);

        await().until(() -> health("degraded"), text -> text.contains("tokens.json"));
        assertThat(status(bob)).isEqualTo(200);
        assertThat(status(ann)).isEqualTo(401);
    }

    private String health(String member) {
        JsonNode health = server.health();
        return health.path(member).toString();
    }

    @Test
    void a_revoked_token_stays_revoked_when_an_older_file_comes_back() throws Exception {
        String ann = added("ann");
        String bob = added("bob");
        byte[] older = Files.readAllBytes(tokens.path());
        tokens.revoke("ann");
        awaitStatus(ann, 401);

        Files.write(tokens.path(), older);

        await().until(() -> health("degraded"), text -> text.contains("ann were revoked"));
        assertThat(status(ann)).isEqualTo(401);
        assertThat(status(bob)).isEqualTo(200);
    }

    @Test
    void a_file_that_is_deleted_revokes_all_its_tokens() throws Exception {
        String ann = added("ann");

        Files.delete(tokens.path());

        await().until(() -> status(ann), Integer.valueOf(401)::equals);
        assertThat(status(Luna.TOKEN)).isEqualTo(200);
    }

    @Test
    void the_file_has_no_token_and_is_readable_by_its_owner_only() throws Exception {
        String ann = added("ann");

        assertThat(Files.readString(tokens.path())).contains("\"ann\"").doesNotContain(ann, ann.substring(5));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tokens.path())))
                .isEqualTo("rw-------");
    }
}
