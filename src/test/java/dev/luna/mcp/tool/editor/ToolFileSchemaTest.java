package dev.luna.mcp.tool.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.LunaServer;
import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.tool.check.PathOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema accepts all tool files that this repository shows, and knows the options of every endpoint. */
class ToolFileSchemaTest {

    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private static final String TOOL = """
            - route:
                from:
                  uri: ai-tool:moon
                  parameters: {tags: t, description: d, parameter.day: string}
                  steps: [%s]
            """;

    private static LunaServer server;
    private static JsonNode json;
    private static CompiledSchema schema;

    @BeforeAll
    static void start(@TempDir Path tools) throws Exception {
        Files.writeString(tools.resolve("shout.camel.yaml"), documented().get("docs/building-blocks.md, no. 5"));
        server = LunaServer.startTools(
                Settings.load(tools, Map.of(), Map.of("luna.exec.commands", "npm")),
                new Installation(Path.of("")),
                List.of(tools));
        json = ToolFileSchema.of(server.context());
        schema = new CompiledSchema(json);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The files in documents, by document and number. */
    private static Map<String, String> documented() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        List<Path> documents = new ArrayList<>(List.of(Path.of("README.md")));
        try (Stream<Path> pages = Files.list(Path.of("docs"))) {
            pages.sorted().forEach(documents::add);
        }
        for (Path document : documents) {
            List<String> snippets = YAML.matcher(Files.readString(document))
                    .results()
                    .map(match -> match.group(1))
                    .filter(snippet -> snippet.matches("(?s)(#[^\n]*\n)*- (route|from|beans):.*"))
                    .toList();
            for (int i = 0; i < snippets.size(); i++) {
                files.put(document + ", no. " + (i + 1), snippets.get(i));
            }
        }
        return files;
    }

    @TestFactory
    Stream<DynamicTest> a_file_of_this_repository_is_valid() throws IOException {
        Map<String, String> files = documented();
        for (Path directory :
                List.of(Path.of("routes"), Path.of("examples"), Path.of("src/main/resources/dev/luna/mcp/cli"))) {
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path file : paths.filter(path -> path.toString().endsWith(".camel.yaml"))
                        .toList()) {
                    files.put(file.toString(), Files.readString(file).replaceAll("@(\\w+)@", "$1"));
                }
            }
        }
        assertThat(files).hasSizeGreaterThan(90);
        return files.entrySet().stream()
                .map(file -> dynamicTest(file.getKey(), () -> assertThat(schema.problems(file.getValue()))
                        .isEmpty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {to: {uri: "block:http", parameters: {url: "{{luna.url}}/a", retry: "2", method: "{{luna.moon.method}}"}}}
            {to: {uri: "block:http", parameters: {url: "http://localhost/{day}", retry: 2, idempotent: true}}}
            {to: {uri: "block:shout", parameters: {mark: "!!"}}}
            {to: {uri: "block:command", parameters: {command: npm, arguments: test}}}
            {to: {uri: "mcp:log", parameters: {level: "${header.day}", message: a}}}
            {to: "mcp:progress?value=1"}
            {to: "{{luna.moon.url}}/rise"}
            {toD: "${header.day}"}
            {to: {uri: "exec:git", parameters: {args: log, timeout: 5}}}
            {to: {uri: exec, parameters: {executable: git, args: log}}}
            {to: {uri: "http://localhost", parameters: {httpMethod: GET, anything: "a=b"}}}
            {to: {uri: "kafka:topic", parameters: {brokers: "localhost:9092"}}}
            {setBody: {constant: 5}}
            {delay: {constant: 100, asyncDelayed: "false"}}
            """)
    void what_loads_is_valid(String step) {
        assertThat(schema.problems(TOOL.formatted(step))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {to: {uri: "block:http", parameters: {url: "http://localhost/", mehtod: GET}}}    | 'mehtod'
            {to: {uri: "block:http", parameters: {url: "http://localhost/", method: FETCH}}}  | method
            {to: {uri: "block:http", parameters: {url: "ftp://localhost/"}}}                  | url
            {to: {uri: "block:http", parameters: {url: "http://localhost/", retry: 11}}}      | retry
            {to: {uri: "block:http", parameters: {url: "http://localhost/", retry: often}}}   | retry
            {to: {uri: "block:http", parameters: {method: GET}}}                              | 'url'
            {to: {uri: "block:http"}}                                                         | 'parameters'
            {to: {uri: "block:command", parameters: {command: rm}}}                           | command
            {to: {uri: "block:shout", parameters: {mrak: "!!"}}}                              | 'mrak'
            {to: "block:shuot"}                                                               | block:
            {to: "mcp:progres?value=1"}                                                       | mcp:
            {to: {uri: "mcp:log", parameters: {levle: info}}}                                 | 'levle'
            {to: {uri: "mcp:log", parameters: {level: loud}}}                                 | level
            {to: {uri: "exec:git", parameters: {arg: log}}}                                   | 'arg'
            {to: "kafak:topic"}                                                               | kafka
            {delay: {constant: 100, asyncDelayed: "no"}}                                      | asyncDelayed
            """)
    void what_does_not_load_is_invalid(String step, String named) {
        assertThat(schema.problems(TOOL.formatted(step)).toString()).contains(named);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tags: t, description: d, parameter.day.requried: true     | parameter.day.requried
            tags: t, description: d, readOnlyHnt: true                | readOnlyHnt
            tags: t, description: d, readOnlyHint: maybe              | readOnlyHint
            tags: t, description: d, task: sometimes                  | task
            tags: t, description: d, parameter.month: date            | parameter.month
            tags: t, description: d, parameter.day.maxLength: long    | maxLength
            tags: t, description: d, outputParameter.day.pattrn: a    | pattrn
            tags: t, description: d, argSchema: {type: object}        | argSchema
            """)
    void an_invalid_declaration_of_a_tool_is_invalid(String options, String named) {
        String tool = TOOL.replace("tags: t, description: d", options).formatted("{log: a}");
        assertThat(schema.problems(tool).toString()).contains(named);
    }

    @Test
    void a_new_block_is_valid_before_the_schema_knows_it() {
        String block = """
                - route:
                    from:
                      uri: block:whisper
                      parameters: {description: d, parameter.mark: string, parameter.mark.default: "."}
                      steps: [{setBody: {simple: "${body}${variable.mark}"}}]
                """;
        assertThat(schema.problems(block)).isEmpty();
        assertThat(schema.problems(block.replace("parameter.mark.default", "parameter.mark.defualt"))
                        .toString())
                .contains("defualt");
    }

    @Test
    void the_options_in_the_schema_are_those_of_the_endpoints() throws Exception {
        TreeSet<String> common = properties("block:http");
        TreeSet<String> tool = properties("ai-tool:moon");
        tool.removeAll(common);
        assertThat(names("ai-tool"))
                .containsExactlyInAnyOrderElementsOf(except(tool, "parameters", "outputParameters"));
        TreeSet<String> resource = properties("ai-resource:moon");
        resource.removeAll(common);
        assertThat(names("ai-resource"))
                .containsExactlyInAnyOrderElementsOf(except(resource, "parameters", "outputParameters"));
        TreeSet<String> mcp = properties("mcp:log");
        mcp.removeAll(common);
        TreeSet<String> all = new TreeSet<>();
        for (String operation : List.of("progress", "log", "elicit", "sample", "roots", "task", "updated")) {
            all.addAll(names("mcp:" + operation));
        }
        assertThat(all).containsExactlyInAnyOrderElementsOf(except(mcp, "operation"));
    }

    private static TreeSet<String> except(TreeSet<String> names, String... others) {
        names.removeAll(List.of(others));
        return names;
    }

    private static TreeSet<String> properties(String uri) throws Exception {
        Map<String, Object> properties = new LinkedHashMap<>();
        PluginHelper.getBeanIntrospection(server.context())
                .getProperties(server.context().getEndpoint(uri), properties, null);
        return new TreeSet<>(properties.keySet());
    }

    private static List<String> names(String endpoint) {
        List<String> names = new ArrayList<>();
        json.at("/items/definitions/luna.options." + endpoint + "/properties")
                .fieldNames()
                .forEachRemaining(names::add);
        names.removeAll(PathOptions.of(endpoint));
        return names;
    }

    @Test
    void every_option_of_ours_has_a_description() {
        json.at("/items/definitions").properties().stream()
                .filter(definition ->
                        definition.getKey().matches("luna.options.(ai-tool|ai-resource|mcp:.*|block:[^s].*)"))
                .flatMap(definition -> definition.getValue().path("properties").properties().stream())
                .filter(option -> !option.getKey().matches("(tool|resource)Name"))
                .forEach(option -> assertThat(
                                option.getValue().path("description").asText())
                        .as(option.getKey())
                        .isNotEmpty());
    }
}
