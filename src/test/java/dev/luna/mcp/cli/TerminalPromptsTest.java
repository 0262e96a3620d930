package dev.luna.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers to the questions of a tool, from options and from the terminal. */
class TerminalPromptsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIELDS = """
            {"message": "Which one?", "requestedSchema": {"type": "object", "required": ["n", "colour"], "properties": {
              "n": {"type": "integer", "description": "How many"},
              "colour": {"type": "string", "enum": ["red", "blue"]},
              "note": {"type": "string"},
              "fast": {"type": "boolean", "default": true}}}}""";

    private final StringWriter out = new StringWriter();

    private JsonNode answer(Map<String, String> answers, boolean decline, String typed, String params)
            throws Exception {
        Optional<BufferedReader> terminal =
                Optional.ofNullable(typed).map(text -> new BufferedReader(new StringReader(text)));
        return new TerminalPrompts(new PrintWriter(out, true), answers, decline, terminal)
                .answer("sure", "elicitation/create", JSON.readTree(params));
    }

    @Test
    void a_person_is_asked_field_by_field_until_the_value_fits() throws Exception {
        JsonNode answer = answer(Map.of(), false, "many\n7\n\ngreen\nblue\n\n\n", FIELDS);
        assertThat(answer).isEqualTo(JSON.readTree("""
                {"action": "accept", "content": {"n": 7, "colour": "blue", "fast": true}}"""));
        assertThat(out.toString())
                .contains("Which one?", "n (How many; integer): ", "must be of type integer", "a value is required")
                .contains("must be one of [\"red\",\"blue\"]", "note (string) (optional): ", "fast (boolean) [true]: ");
    }

    @Test
    void options_answer_without_a_terminal_and_leave_the_rest_to_defaults() throws Exception {
        assertThat(answer(Map.of("n", "7", "colour", "red"), false, null, FIELDS))
                .isEqualTo(JSON.readTree("""
                        {"action": "accept", "content": {"n": 7, "colour": "red", "fast": true}}"""));
        assertThat(answer(Map.of(), true, null, FIELDS)).isEqualTo(JSON.readTree("{\"action\": \"decline\"}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            many | red   | --answer n: must be of type integer, got "many"
            7.5  | red   | --answer n: must be of type integer, got "7.5"
            7    | green | --answer colour: must be one of ["red","blue"], got "green"
                 | red   | the tool asks for 'n'; answer with --answer n=VALUE, or --decline (How many; integer)
            """)
    void an_invalid_or_missing_answer_is_reported(String n, String colour, String message) {
        Map<String, String> answers = n == null ? Map.of("colour", colour) : Map.of("n", n, "colour", colour);
        assertThatThrownBy(() -> answer(answers, false, null, FIELDS)).hasMessage(message);
    }

    @Test
    void a_question_without_fields_is_answered_with_yes_or_no() throws Exception {
        String question = "{\"message\": \"Delete it?\", \"requestedSchema\": {\"properties\": {}}}";
        assertThat(answer(Map.of("sure", "true"), false, null, question)
                        .path("action")
                        .asText())
                .isEqualTo("accept");
        assertThat(answer(Map.of(), false, "\n", question).path("action").asText())
                .isEqualTo("decline");
        assertThat(answer(Map.of(), false, "true\n", question).path("action").asText())
                .isEqualTo("accept");
    }

    @Test
    void missing_input_and_unsupported_requests_are_reported() {
        assertThatThrownBy(() -> answer(Map.of(), false, "", FIELDS))
                .hasMessageContaining("the input ended")
                .hasMessageContaining("--answer n=VALUE, or --decline");
        assertThatThrownBy(() -> new TerminalPrompts(new PrintWriter(out), Map.of(), false, Optional.empty())
                        .answer("k", "sampling/createMessage", JSON.createObjectNode()))
                .hasMessageContaining("sampling/createMessage");
    }
}
