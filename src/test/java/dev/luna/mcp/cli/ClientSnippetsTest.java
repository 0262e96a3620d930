package dev.luna.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ClientSnippetsTest {

    private static final String URL = "http://127.0.0.1:8086/mcp";

    @Test
    void a_generated_token_is_in_every_snippet() {
        assertThat(new ClientSnippets(URL, "made-for-this-run").lines())
                .filteredOn(line -> line.contains(URL))
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).contains("made-for-this-run"));
    }

    @Test
    void a_configured_token_is_referenced_in_the_syntax_of_each_client() throws Exception {
        ClientSnippets lines = new ClientSnippets(URL, null);
        assertThat(header(lines, "VS Code", "servers")).isEqualTo("Bearer ${env:AUTH_TOKEN}");
        assertThat(header(lines, "Cursor", "mcpServers")).isEqualTo("Bearer ${env:AUTH_TOKEN}");
        assertThat(line(lines, "curl")).contains("\"Authorization: Bearer $AUTH_TOKEN\"");
        assertThat(line(lines, "Claude Code")).contains("\"Authorization: Bearer $AUTH_TOKEN\"");
    }

    @Test
    void clients_that_log_in_need_the_url_alone() {
        assertThat(new LoginSnippets("https://tools.example.org/mcp", "https://login.example.org").lines())
                .filteredOn(line -> !line.isEmpty())
                .hasSize(6)
                .allSatisfy(line -> assertThat(line).doesNotContain("Authorization", "TOKEN"))
                .first()
                .asString()
                .contains("https://login.example.org");
    }

    private static String header(ClientSnippets lines, String client, String servers) throws Exception {
        String line = line(lines, client);
        JsonNode configuration = new ObjectMapper().readTree(line.substring(line.indexOf('{')));
        assertThat(configuration.at("/" + servers + "/luna/url").asText()).isEqualTo(URL);
        return configuration.at("/" + servers + "/luna/headers/Authorization").asText();
    }

    private static String line(ClientSnippets lines, String client) {
        return lines.lines().stream()
                .filter(line -> line.strip().startsWith(client))
                .findFirst()
                .orElseThrow();
    }
}
