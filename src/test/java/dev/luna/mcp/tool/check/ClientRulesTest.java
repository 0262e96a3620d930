package dev.luna.mcp.tool.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.tool.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientRulesTest {

    @TempDir
    private Path directory;

    private List<String> findings(String name, String options) throws Exception {
        Files.writeString(directory.resolve("a.camel.yaml"), """
                - from:
                    uri: ai-tool:%s
                    parameters: {tags: t, description: d, %s}
                    steps:
                      - setBody: {constant: x}
                """.formatted(name, options));
        try (Luna server = Luna.withTools(directory).start()) {
            assertThat(server.registry().loadErrors()).isEmpty();
            return ClientRules.findings(server.registry().tools().get(0));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a.b                                                               | x: null | the name 'a.b' is refused by Claude and OpenAI
            a_name_of_sixty_five_characters_which_is_one_more_than_all_accept | x: null | is refused by Claude and OpenAI
            a_name_of_more_than_forty_five_characters_to_end                  | x: null | which Claude Code refuses
            7up                                                               | x: null | is refused by Gemini
            a | argSchema: '{"properties":{"$filter":{"type":"string"}}}'                                       | the argument '$filter' makes Claude refuse all tools
            a | argSchema: '{"properties":{"o":{"type":"object","properties":{"a b":{}}}}}'                     | the argument 'a b' makes Claude
            a | argSchema: '{"properties":{"a":{},"b":{}},"anyOf":[{"required":["a"]},{"required":["b"]}]}'      | argSchema has anyOf at the top, which Claude and OpenAI refuse
            a | argSchema: '{"properties":{"a":{}},"not":{"required":["a"]}}'                                    | argSchema has not at the top
            a | argSchema: '{"properties":{"l":{"type":"array"}}}'                                               | the argument 'l' is an array without items, which VS Code and OpenAI refuse
            a | argSchema: '{"properties":{"l":{"type":"array","items":{"type":"array"}}}}'                      | the argument 'l' is an array without items
            a | parameter.o: object                                                                              | the argument 'o' is an object without properties, which Gemini refuses
            a | argSchema: '{"properties":{"l":{"type":"array","items":{"type":"object"}}}}'                     | the argument 'l' is an object without properties
            a | parameter.s.pattern: '^.{1,1024}$'                                                               | the argument 's' has a pattern that clients in Go refuse
            a | parameter.s.pattern: '^(?!x)'                                                                    | the argument 's' has a pattern
            a | parameter.s.pattern: '(a)\\1'                                                                    | the argument 's' has a pattern
            a | parameter.s.pattern: '^[^\\u0000-\\u001f]+$' | the argument 's' has a pattern
            a | outputSchema: '{"type":"array","items":{}}'                                                      | outputSchema is not of type object
            """)
    void a_declaration_that_a_client_rejects_is_reported(String name, String options, String finding) throws Exception {
        String given = options.equals("x: null") ? "title: t" : options;
        assertThat(findings(name, given)).singleElement().asString().contains(finding);
    }

    @Test
    void a_declaration_that_all_clients_accept_is_not_reported() throws Exception {
        assertThat(findings("good-name_1", "argSchema: '{}'")).isEmpty();
        assertThat(findings("a", "parameter.l: array, parameter.s.pattern: '^[a-z]{1,1000}(?:x)?[*+]+\\\\u\\d+$'"))
                .isEmpty();
    }

    @Test
    void our_own_tools_are_accepted_by_all_clients() throws Exception {
        try (Luna server = Luna.withBuiltInTools().start()) {
            assertThat(server.registry().tools()).hasSizeGreaterThan(15);
            for (Tool tool : server.registry().tools()) {
                assertThat(ClientRules.findings(tool)).as(tool.name()).isEmpty();
            }
        }
    }
}
