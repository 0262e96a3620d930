package dev.luna.mcp.it.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.Luna;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The declarations of the GitHub tools are complete and true, and load without a GitHub. */
class GitHubDeclarationsTest {

    @Test
    void every_tool_is_exposed_and_declares_what_it_does() throws Exception {
        Map<String, String> settings =
                Map.of("luna.github-api-url", "https://github.invalid/api/v3", "luna.github-token", "");
        try (Luna server =
                Luna.withTools("routes/tools/github").settings(settings).start()) {
            assertThat(server.registry().loadErrors()).isEmpty();
            Map<String, JsonNode> tools = new HashMap<>();
            server.result("tools/list", Map.of())
                    .path("tools")
                    .forEach(tool -> tools.put(tool.path("name").asText(), tool));

            assertThat(tools)
                    .containsOnlyKeys(
                            "create_branch",
                            "commit_file",
                            "open_pr",
                            "list_issues",
                            "ci_trigger",
                            "create_issue",
                            "comment_pr",
                            "list_pr_files",
                            "pr_state",
                            "close_pr",
                            "read_file",
                            "list_prs",
                            "list_runs");
            assertThat(tools.values()).allSatisfy(tool -> {
                assertThat(tool.path("description").asText()).hasSizeGreaterThan(30);
                assertThat(tool.at("/annotations/openWorldHint").asBoolean()).isTrue();
                // The reason why a name is refused is told in words; some clients cannot read every pattern.
                assertThat(tool.path("inputSchema").findValues("pattern")).isEmpty();
                tool.at("/inputSchema/properties")
                        .forEach(field ->
                                assertThat(field.path("description").asText()).isNotEmpty());
            });
            assertThat(tools.values())
                    .filteredOn(tool -> tool.at("/annotations/readOnlyHint").asBoolean())
                    .extracting(tool -> tool.path("name").asText())
                    .containsExactlyInAnyOrder("list_issues", "list_pr_files", "read_file", "list_prs", "list_runs");
            assertThat(tools.values())
                    .filteredOn(tool -> tool.at("/annotations/destructiveHint").asBoolean())
                    .extracting(tool -> tool.path("name").asText())
                    .containsExactlyInAnyOrder("commit_file", "close_pr");
            assertThat(tools.get("commit_file").at("/inputSchema/required"))
                    .extracting(JsonNode::asText)
                    .containsExactlyInAnyOrder("owner", "repo", "branch", "path", "message");
        }
    }
}
