package dev.luna.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentTemplateTest {

    @Test
    void is_the_name_in_braces() {
        assertThat(ArgumentTemplate.name("{new-branch_2}")).contains("new-branch_2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "name", "{name", "name}", "a{name}", "{name}b", "{{name}}", "{a b}", "{a}{b}"})
    void any_other_text_stands_for_itself(String text) {
        assertThat(ArgumentTemplate.name(text)).isEmpty();
    }

    @Test
    void finds_all_names_of_a_url() {
        assertThat(ArgumentTemplate.names("https://api/{owner}/x/{repo}/{owner}"))
                .containsExactly("owner", "repo");
    }

    @Test
    void an_argument_that_was_left_out_has_no_value() {
        Message message = new DefaultMessage(new DefaultCamelContext());
        message.setHeader("width", 7);

        assertThat(ArgumentTemplate.value("{width}", message)).isEqualTo("7");
        assertThat(ArgumentTemplate.value("{height}", message)).isNull();
        assertThat(ArgumentTemplate.value("12", message)).isEqualTo("12");
        assertThat(ArgumentTemplate.value(null, message)).isNull();
    }
}
