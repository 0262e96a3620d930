package dev.luna.mcp.tool.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.LunaServer;
import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.tool.Diagnostic;
import dev.luna.mcp.tool.editor.CompiledSchema;
import dev.luna.mcp.tool.editor.ToolFileSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Who finds each typical mistake of authors first. {@link MistakesTest} holds the text that {@code luna check} has for each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaMistakesTest {

    private CheckedCases cases;
    private CompiledSchema schema;
    private Set<String> notLoaded;
    private Path directory;

    @BeforeAll
    void write(@TempDir Path directory) throws Exception {
        this.directory = directory;
        cases = new CheckedCases("mistakes.txt", directory);
        try (LunaServer server = LunaServer.startTools(
                Settings.load(directory, Map.of(), Map.of()), new Installation(Path.of("")), List.of(directory))) {
            schema = new CompiledSchema(ToolFileSchema.of(server.context()));
            notLoaded = server.registry().loadErrors().stream()
                    .map(Diagnostic::source)
                    .map(source -> Path.of(source).getFileName().toString())
                    .collect(Collectors.toSet());
        }
    }

    /** The columns: the mistake; what an editor with the schema says; whether the file is served. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            constant_with_an_expression             | invalid | served
            constant_with_an_expression_in_a_header | invalid | served
            undeclared_argument                     | valid   | served
            undeclared_argument_of_another_name     | valid   | served
            undeclared_argument_as_header           | valid   | served
            undeclared_argument_in_a_condition      | valid   | served
            undeclared_argument_in_a_block          | valid   | served
            undeclared_argument_of_a_message        | valid   | served
            setting_instead_of_argument             | invalid | not served
            setting_instead_of_body                 | invalid | not served
            setting_without_a_value                 | valid   | not served
            brace_without_dollar                    | invalid | served
            expression_without_braces               | invalid | served
            expression_as_a_name                    | invalid | served
            direct_to_nowhere                       | valid   | served
            direct_to_nowhere_with_options          | valid   | served
            seda_to_nowhere                         | valid   | served
            tool_that_is_not_there                  | valid   | served
            block_that_is_not_there                 | invalid | not served
            unknown_language                        | valid   | not served
            unknown_language_in_a_condition         | valid   | not served
            misspelt_language                       | invalid | not served
            misspelt_language_by_name               | invalid | not served
            misspelt_step                           | invalid | not served
            misspelt_option_of_a_component          | invalid | not served
            unknown_function                        | valid   | not served
            unclosed_expression                     | valid   | not served
            bean_that_is_not_there                  | valid   | not served
            program_that_is_not_allowed             | valid   | not served
            tab_for_a_space                         | no YAML | not served
            colon_in_a_text                         | no YAML | not served
            quote_that_is_not_closed                | no YAML | not served
            quote_that_is_closed_later              | no YAML | not served
            default_outside_its_enum                | valid   | not served
            default_above_its_maximum               | valid   | not served
            default_of_another_type                 | valid   | not served
            unknown_type                            | invalid | not served
            no_steps                                | invalid | not served
            empty_steps                             | invalid | not served
            steps_beside_from                       | invalid | not served
            no_description                          | invalid | served
            no_tags                                 | invalid | not served
            name_with_a_blank                       | invalid | not served
            empty_file                              | invalid | not served
            uninstalled_data_format                 | valid   | not served
            uninstalled_library_of_a_data_format    | valid   | not served
            """)
    void the_schema_finds_what_a_file_shows_by_itself(String name, String editor, String server) throws Exception {
        assertThat(editor(name)).isEqualTo(editor);
        assertThat(notLoaded.contains(name + ".yaml") ? "not served" : "served").isEqualTo(server);
    }

    private String editor(String name) throws Exception {
        try {
            return schema.problems(Files.readString(directory.resolve(name + ".yaml")))
                            .isEmpty()
                    ? "valid"
                    : "invalid";
        } catch (YamlEngineException e) {
            return "no YAML";
        }
    }

    @Test
    void each_mistake_has_a_row() throws Exception {
        String table = Files.readString(Path.of("src/test/java/dev/luna/mcp/tool/check/SchemaMistakesTest.java"));
        assertThat(cases.all()).hasSizeGreaterThan(40).allSatisfy(one -> assertThat(table)
                .containsPattern("(?m)^ +" + one.name() + " +\\|"));
    }
}
