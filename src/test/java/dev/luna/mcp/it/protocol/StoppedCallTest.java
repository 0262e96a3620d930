package dev.luna.mcp.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.luna.mcp.process.Processes;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whose client goes away, or in MCP's legacy era says that it wants no more, stops what runs for it, with all that hides. */
@Timeout(120)
class StoppedCallTest {

    private static final String META = "io.modelcontextprotocol/";

    @TempDir
    Path directory;

    private Path workspace;
    private Luna server;

    @BeforeEach
    void start() throws Exception {
        workspace = Files.createDirectories(directory.resolve("workspace"));
        server = Luna.withBuiltInTools()
                .setting("luna.workspace", workspace.toString())
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_modern_call_stops_with_its_client() throws Exception {
        project("modern", "600.502");
        Map<String, Object> params = Map.of(
                "name",
                "run_tests",
                "arguments",
                Map.of("path", "modern"),
                "_meta",
                Map.of(META + "protocolVersion", "2026-07-28", META + "clientCapabilities", Map.of()));
        CompletableFuture<HttpResponse<String>> call =
                server.sendAsync(server.request(JsonRpc.request("tools/call", params))
                        .header("MCP-Protocol-Version", "2026-07-28")
                        .header("Mcp-Method", "tools/call")
                        .header("Mcp-Name", "run_tests"));
        Processes.awaitSome("600.502", 3);

        call.cancel(true);

        assertSoonGone("600.502");
    }

    @Test
    void a_legacy_call_goes_on_without_its_client() throws Exception {
        project("legacy", "600.503");
        project("other", "600.504");
        Map<String, Object> params = Map.of("name", "run_tests", "arguments", Map.of("path", "legacy"));
        CompletableFuture<HttpResponse<String>> legacy = server.sendAsync(
                server.request(JsonRpc.request("tools/call", params)).header("MCP-Protocol-Version", "2025-06-18"));
        CompletableFuture<HttpResponse<String>> other =
                server.sendAsync(server.request(JsonRpc.request("run_tests", Map.of("path", "other"))));
        Processes.awaitSome("600.503", 3);
        Processes.awaitSome("600.504", 3);

        legacy.cancel(true);
        other.cancel(true);

        assertSoonGone("600.504");
        assertThat(Processes.with("600.503")).isNotEmpty();
        Files.createFile(workspace.resolve("legacy/enough"));
        assertSoonGone("600.503");
    }

    @Test
    void a_legacy_call_is_taken_back_by_its_own_session_only() throws Exception {
        project("taken", "600.505");
        String session = session();
        Map<String, Object> params = Map.of("name", "run_tests", "arguments", Map.of("path", "taken"));
        CompletableFuture<HttpResponse<String>> call =
                server.sendAsync(in(session, server.request(JsonRpc.request("tools/call", params))));
        Processes.awaitSome("600.505", 3);

        assertThat(takeBack(session()).statusCode()).isEqualTo(202);
        assertThat(takeBack(null).statusCode()).isEqualTo(202);
        assertThat(call).isNotDone();
        assertThat(Processes.with("600.505")).isNotEmpty();

        assertThat(takeBack(session).statusCode()).isEqualTo(202);
        assertSoonGone("600.505");
        assertThat(call.join().body()).contains("\"isError\":true", "was cancelled");
    }

    private HttpResponse<String> takeBack(String session) {
        return server.send(in(session, server.request("""
                {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1,"reason":"enough"}}""")));
    }

    private String session() {
        Map<String, Object> client = Map.of("name", "test", "version", "1");
        Map<String, Object> params =
                Map.of("protocolVersion", "2025-11-25", "capabilities", Map.of(), "clientInfo", client);
        return server.send(server.request(JsonRpc.request("initialize", params)))
                .headers()
                .firstValue("Mcp-Session-Id")
                .orElseThrow();
    }

    private static HttpRequest.Builder in(String session, HttpRequest.Builder request) {
        return session == null ? request : request.header("Mcp-Session-Id", session);
    }

    private static void assertSoonGone(String word) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> Processes.assertNone(word));
    }

    /** Tests with children that hold the pipes, ignore signals, or have left everything behind; until they are told to end. */
    private void project(String name, String word) throws Exception {
        Files.createDirectories(workspace.resolve(name));
        Files.writeString(workspace.resolve(name).resolve("test_it.py"), """
                import os, subprocess, time

                def test_fork():
                    for line in [
                        "sleep %1$s &",
                        "trap '' TERM HUP INT; sleep %1$s & sleep %1$s & wait",
                        "(env -i setsid sleep %1$s >/dev/null 2>&1 </dev/null &) &",
                    ]:
                        subprocess.Popen(["sh", "-c", line])
                    while not os.path.exists("enough"):
                        time.sleep(0.05)
                """.formatted(word));
    }
}
