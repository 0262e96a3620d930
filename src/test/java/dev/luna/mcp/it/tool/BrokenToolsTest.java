package dev.luna.mcp.it.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.tool.Diagnostic;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tool that cannot be exposed costs that tool and nothing else, and is named with the reason. */
class BrokenToolsTest {

    @RegisterExtension
    static final Luna server = Luna.withTools("src/test/routes/broken");

    private static Map<String, String> reasons;

    @BeforeAll
    static void start() throws Exception {
        reasons = server.registry().loadErrors().stream()
                .collect(Collectors.toMap(refusal -> refusal.source().split("\\.")[0], Diagnostic::toString));
    }

    @Test
    void the_good_one_serves() {
        assertThat(server.result("good", null).asText()).isEqualTo("a_good");
        assertThat(server.result("tools/list", null).path("tools")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            b_twice | 4 | another route, 'a_good', already offers a tool named 'good'; give one of them another name
            c_untagged | 4 | 'untagged' has no tags, and a route without tags is not exposed; add, for example, tags: mine
            d_camel_header | 7 | an argument may not be named 'camelHttpUri'
            e_github_header | 7 | an argument may not be named 'GitHubIssueTitle'
            f_unknown_option | 7 | colour is not known
            g_unknown_suboption | 7 | parameter.url.requried: did you mean required?
            h_unknown_type | 7 | parameter.url: the type date is not known; known are array, boolean, integer, number, object, string
            i_reserved | 4 | 'ping' is a method of the protocol; give the tool another name
            j_bad_name | 4 | a tool's name must be 1 to 128 letters, digits, '_', '-' or '.', not 'bad%20name'
            k_undeclared | 4 | the argument 'x' is required but not declared
            l_not_json | 7 | argSchema is not JSON
            m_unknown_component | 7 | there is no component htpp: did you mean http?
            m_uninstalled_component | 7 | the component kafka is not installed; install it with: ./luna add camel-kafka
            m_unheard_of_component | 7 | there is no component quuxification, neither installed nor in Camel's catalog; check its spelling
            m_misspelt_component | 7 | there is no component kafak: did you mean kafka?
            n_not_yaml | 2 | this is not YAML: expected the node content, but found '<stream end>'
            o_unknown_step | 7 | setBodi: did you mean setBody?
            p_bad_task | 7 | task must be never, optional or required, not 'sometimes'
            p_secret_value | 7 | the option 'timeout' cannot have this value; it must be a time such as 30s or 5m
            q_unknown_bean | 7 | No bean could be found in the registry for: nobody
            r_wrong_simple | 9 | Unknown function: haeder.name
            s_no_setting | 7 | the setting 'luna.moon.nothing' has no value; give it one in
            """)
    void a_refusal_says_where_and_why(String source, String line, String reason) {
        assertThat(reasons).containsKey(source);
        assertThat(reasons.get(source)).startsWith(source + ".camel.yaml:" + line + ": " + reason);
    }

    @Test
    void nothing_of_a_refused_route_stays_behind() {
        assertThat(reasons).hasSize(22);
        assertThat(server.error(404, "untagged", null).path("message").asText()).isEqualTo("tool_not_found");
    }
}
