package dev.luna.mcp.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.JsonRpc;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The log of a server process with {@code LUNA_LOG_FORMAT=json}. */
@Timeout(60)
class JsonLogTest {

    @TempDir
    Path directory;

    @Test
    void a_failed_call_is_one_object_with_the_id_of_its_response() throws Exception {
        Path log = directory.resolve("log");
        List<String> ids = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start(
                Map.of("LUNA_LOG_FORMAT", "json"),
                ProcessBuilder.Redirect.to(log.toFile()),
                "--tools",
                "src/test/routes/tools")) {
            for (int i = 0; i < 2; i++) {
                HttpResponse<String> response = server.send("crashes", Map.of()).join();
                ids.add(response.headers().firstValue("X-Request-Id").orElseThrow());
            }
        }
        List<JsonNode> lines =
                Files.readAllLines(log).stream().map(JsonRpc::json).toList();
        List<JsonNode> failures = lines.stream()
                .filter(line -> line.path("formattedMessage").asText().startsWith("Tool crashes failed"))
                .toList();
        assertThat(failures.stream().map(line -> line.at("/mdc/request").asText()))
                .containsExactlyElementsOf(ids);
        assertThat(failures.get(0).at("/throwable/stepArray")).isNotEmpty();
        assertThat(failures.get(1).at("/throwable/repetitions").asInt()).isOne();
    }
}
