package dev.luna.mcp.it.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.it.task.TaskClient;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a principal sees and may call, by its scopes and its limit. */
@Timeout(60)
class ScopesTest {

    @TempDir
    static Path directory;

    private static Luna owner;
    private static Luna reader;
    private static Luna writer;
    private static Luna pusher;
    private static Luna limited;

    @BeforeAll
    static void start() throws Exception {
        TestTokens tokens = new TestTokens(directory.resolve("tokens.json"));
        String read = tokens.add("reader", "read");
        String write = tokens.add("writer", "read,write");
        String push = tokens.add("pusher", "repo.write,repo.admin");
        String few = tokens.add("limited", "*", "moon,greet*", Optional.empty());
        Files.writeString(Files.createDirectory(directory.resolve("tools")).resolve("tools.camel.yaml"), """
                - route: {id: look, from: {uri: "ai-tool:look", parameters: {tags: star, description: Look., readOnlyHint: true}, steps: [{setBody: {constant: seen}}]}}
                - route: {id: land, from: {uri: "ai-tool:land", parameters: {tags: moon, description: Land., task: optional}, steps: [{setBody: {constant: landed}}]}}
                - route: {id: push, from: {uri: "ai-tool:push", parameters: {tags: star, description: Push., scopes: "repo.write, repo.admin", readOnlyHint: true}, steps: [{setBody: {constant: pushed}}]}}
                - route: {id: fixed, from: {uri: "ai-tool:fixed", parameters: {tags: fixed, description: Set by the owner., readOnlyHint: true}, steps: [{setBody: {constant: fixed}}]}}
                - route: {id: both, from: {uri: "ai-tool:both", parameters: {tags: star, description: Call another tool., readOnlyHint: true}, steps: [{to: "ai-tool:land"}]}}
                - route: {id: greet, from: {uri: "ai-prompt:greet", parameters: {tags: moon, description: Greet., parameter.tone: string, parameter.tone.enum: "kind,rude"}, steps: [{setBody: {constant: Hello}}]}}
                - route: {id: plan, from: {uri: "ai-prompt:plan", parameters: {tags: star, description: Plan., scopes: write, parameter.tone: string, parameter.tone.enum: "long,short"}, steps: [{setBody: {constant: Plan}}]}}
                - route: {id: note, from: {uri: "ai-resource:note", parameters: {tags: star, description: A note., resourceUri: "note://today"}, steps: [{setBody: {constant: note}}]}}
                - route: {id: diary, from: {uri: "ai-resource:diary", parameters: {tags: star, description: A diary., resourceUri: "diary://today", scopes: write}, steps: [{setBody: {constant: diary}}]}}
                - route: {id: page, from: {uri: "ai-resource:page", parameters: {tags: star, description: A page., resourceUri: "page://{day}", scopes: write}, steps: [{setBody: {constant: page}}]}}
                """);
        owner = Luna.withTools(directory.resolve("tools"))
                .setting("luna.tokens.file", tokens.path())
                .setting("luna.scopes.fixed", "repo.admin")
                .start();
        reader = owner.as(read);
        writer = owner.as(write);
        pusher = owner.as(push);
        limited = owner.as(few);
    }

    @AfterAll
    static void stop() {
        owner.close();
    }

    private static Luna client(String name) {
        return Map.of("owner", owner, "reader", reader, "writer", writer, "pusher", pusher, "limited", limited)
                .get(name);
    }

    private static List<String> listed(Luna client, String method, String member) {
        JsonNode entries = client.result(method, Map.of()).path(member);
        return StreamSupport.stream(entries.spliterator(), false)
                .map(entry -> entry.path("name").asText())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            owner   | look,land,push,fixed,both | greet,plan | note,diary | page
            reader  | look,both                 | greet      | note       | ''
            writer  | look,land,both            | greet,plan | note,diary | page
            pusher  | push,fixed                | ''         | ''         | ''
            limited | land                      | greet      | ''         | ''
            """)
    void lists_instructions_and_health_have_what_may_be_called(
            String name, String tools, String prompts, String resources, String templates) {
        Luna client = client(name);

        assertThat(String.join(",", listed(client, "tools/list", "tools"))).isEqualTo(tools);
        assertThat(String.join(",", listed(client, "prompts/list", "prompts"))).isEqualTo(prompts);
        assertThat(String.join(",", listed(client, "resources/list", "resources")))
                .isEqualTo(resources);
        assertThat(String.join(",", listed(client, "resources/templates/list", "resourceTemplates")))
                .isEqualTo(templates);
        JsonNode health = client.health();
        assertThat(health.path("tools")).extracting(JsonNode::asText).containsExactly(tools.split(","));
        assertThat(health.path("from_files")).hasSize(tools.split(",").length);
        String instructions = client.result(
                        "initialize",
                        Map.of(
                                "protocolVersion", "2025-11-25",
                                "capabilities", Map.of(),
                                "clientInfo", Map.of("name", "t", "version", "1")))
                .path("instructions")
                .asText();
        for (String tool : List.of("look", "land", "push", "fixed", "both")) {
            assertThat(instructions.contains(tool))
                    .isEqualTo(List.of(tools.split(",")).contains(tool));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            reader  | tools/call           | name | land          | 'land' needs the scope write
            reader  | tools/call           | name | push          | 'push' needs the scopes repo.admin, repo.write
            writer  | tools/call           | name | fixed         | 'fixed' needs the scope repo.admin
            reader  | prompts/get          | name | plan          | 'plan' needs the scope write
            reader  | resources/read       | uri  | diary://today | 'diary' needs the scope write
            reader  | resources/read       | uri  | page://x      | 'page' needs the scope write
            reader  | resources/subscribe  | uri  | diary://today | 'diary' needs the scope write
            limited | tools/call           | name | look          | limited to others than 'look'
            limited | prompts/get          | name | plan          | limited to others than 'plan'
            """)
    void anything_else_is_403_with_all_scopes(String name, String method, String member, String target, String reason) {
        JsonNode error = client(name).error(403, method, Map.of(member, target));

        assertThat(error.path("code").asInt()).isEqualTo(-32004);
        assertThat(error.path("message").asText()).contains(reason);
    }

    @Test
    void the_direct_dialect_has_the_same_rules() {
        assertThat(reader.result("look", null).asText()).isEqualTo("seen");
        assertThat(reader.error(403, "land", null).path("message").asText()).contains("'land' needs the scope write");
        assertThat(reader.error(404, "no_such_tool", null).path("message").asText())
                .isEqualTo("tool_not_found");
    }

    @Test
    void a_call_that_is_not_permitted_never_becomes_a_task() {
        TaskClient client = new TaskClient(reader, TaskClient.ALL);

        assertThat(client.send("tools/call", Map.of("name", "land")).statusCode())
                .isEqualTo(403);
        assertThat(new TaskClient(writer, TaskClient.ALL).begin("land", Map.of()))
                .isNotBlank();
    }

    @Test
    void a_tool_calls_another_by_the_right_of_its_author() {
        assertThat(reader.result("both", null).asText()).isEqualTo("landed");
    }

    @Test
    void completion_proposes_values_of_prompts_that_may_be_used() {
        assertThat(completed(reader, "greet")).containsExactly("kind", "rude");
        assertThat(completed(reader, "plan")).isEmpty();
        assertThat(completed(writer, "plan")).containsExactly("long", "short");
    }

    private static List<String> completed(Luna client, String prompt) {
        JsonNode values = client.result(
                        "completion/complete",
                        Map.of(
                                "ref", Map.of("type", "ref/prompt", "name", prompt),
                                "argument", Map.of("name", "tone", "value", "")))
                .at("/completion/values");
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void a_message_of_a_batch_is_refused_alone() {
        String batch = "[" + JsonRpc.request("tools/call", Map.of("name", "land")) + ","
                + JsonRpc.request("tools/call", Map.of("name", "look")) + "]";
        HttpRequest.Builder request = reader.request(batch).header("MCP-Protocol-Version", "2025-03-26");

        HttpResponse<String> response = reader.send(request);

        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode answers = JsonRpc.json(response.body());
        assertThat(answers.at("/0/error/message").asText()).contains("needs the scope write");
        assertThat(answers.at("/1/result/content/0/text").asText()).isEqualTo("seen");
    }
}
