package dev.luna.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

    @Test
    void no_parameters_take_no_arguments() {
        assertThat(Parameters.schema(Map.of()).toString())
                .isEqualTo("{\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}");
    }

    @ParameterizedTest
    @CsvSource({
        "string, string",
        "int, integer",
        "LONG, integer",
        "double, number",
        "Float, number",
        "bool, boolean",
        "object, object",
        "array, array"
    })
    void types_have_aliases_in_any_case(String word, String type) {
        assertThat(Parameters.schema(Map.of("a", word)).at("/properties/a/type").asText())
                .isEqualTo(type);
    }

    @Test
    void a_field_named_only_by_an_option_is_a_string() {
        var schema = Parameters.schema(Map.of("a.description", "What a is"));
        assertThat(schema.at("/properties/a").toString())
                .isEqualTo("{\"type\":\"string\",\"description\":\"What a is\"}");
    }

    @Test
    void a_default_has_the_type_of_its_field_even_if_that_comes_later() {
        Map<String, String> declared = new LinkedHashMap<>();
        declared.put("n.default", "20");
        declared.put("n", "integer");
        declared.put("b.default", "true");
        declared.put("b", "boolean");
        var properties = Parameters.schema(declared).path("properties");
        assertThat(properties.at("/n/default").isIntegralNumber()).isTrue();
        assertThat(properties.at("/b/default").isBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "a, date, the type date is not known",
        "a.requried, true, parameter.a.requried: did you mean required?",
        "a.minimum, many, must be a number",
        "a.maxLength, 1.5, must be a number"
    })
    void what_cannot_be_understood_is_refused(String option, String value, String message) {
        assertThatThrownBy(() -> Parameters.schema(Map.of(option, value)))
                .isInstanceOf(InvalidToolException.class)
                .hasMessageContaining(message);
    }
}
