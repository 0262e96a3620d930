package dev.luna.mcp.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON that is small to send and large to keep, or that two readers would read differently. */
class HostileJsonTest {

    @RegisterExtension
    static final Luna server = Luna.withTools("src/test/routes/limits");

    static Stream<String> parameters() {
        return Stream.of(
                "[" + "[],".repeat(1_000_000) + "[]]",
                "{" + "\"a\":{},".repeat(500_000) + "\"b\":1}",
                "{\"text\":\"a\",\"text\":\"b\"}",
                "{\"text\":" + "[".repeat(500) + "]".repeat(500) + "}",
                "{\"text\":" + "9".repeat(1_000) + "}",
                "{\"text\":1e" + "9".repeat(1_000) + "}");
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void is_400(String parameters) {
        HttpResponse<String> response = server.send(
                server.request("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tells\",\"params\":" + parameters + "}"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(JsonRpc.json(response.body()).at("/error/code").asInt()).isEqualTo(-32700);
        assertThat(response.body()).hasSizeLessThan(1_000);
    }
}
