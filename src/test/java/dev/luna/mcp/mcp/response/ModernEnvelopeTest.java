package dev.luna.mcp.mcp.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.mcp.jsonrpc.McpResult;
import dev.luna.mcp.mcp.request.McpMethod;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModernEnvelopeTest {

    private record Nothing() implements McpResult {}

    private record Open(List<String> names) implements McpResult {
        @Override
        public String resultType() {
            return "input_required";
        }

        @Override
        public Map<String, Object> meta() {
            return Map.of("own", 1);
        }
    }

    private static final String META =
            "\"io.modelcontextprotocol/serverInfo\":{\"name\":\"n\",\"title\":\"t\",\"version\":\"v\"}";

    private final ObjectMapper mapper = new ObjectMapper();

    private String written(McpMethod method, McpResult result) throws Exception {
        return mapper.writeValueAsString(ModernEnvelope.around(method, result, new ServerIdentity("n", "t", "v")));
    }

    @Test
    void a_result_without_members_is_complete_and_names_the_server() throws Exception {
        assertThat(written(McpMethod.TASKS_CANCEL, new Nothing()))
                .isEqualTo("{\"resultType\":\"complete\",\"_meta\":{" + META + "}}");
    }

    @Test
    void a_cacheable_result_says_for_how_long() throws Exception {
        assertThat(written(McpMethod.TOOLS_LIST, new Nothing()))
                .isEqualTo("{\"resultType\":\"complete\",\"ttlMs\":60000,\"cacheScope\":\"private\",\"_meta\":{" + META
                        + "}}");
    }

    @Test
    void the_type_and_the_metadata_of_a_result_are_written_once() throws Exception {
        assertThat(written(McpMethod.TOOLS_CALL, new Open(List.of("a"))))
                .isEqualTo("{\"resultType\":\"input_required\",\"names\":[\"a\"],\"_meta\":{" + META + ",\"own\":1}}");
    }

    @Test
    void the_legacy_era_writes_the_members_of_a_result_alone() throws Exception {
        assertThat(mapper.writeValueAsString(new Open(List.of("a")))).isEqualTo("{\"names\":[\"a\"]}");
        assertThat(mapper.writeValueAsString(new Nothing())).isEqualTo("{}");
    }
}
