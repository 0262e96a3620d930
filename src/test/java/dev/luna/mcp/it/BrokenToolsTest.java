package dev.luna.mcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.tool.Refusal;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tool that cannot be exposed costs that tool and nothing else, and is named with the reason. */
class BrokenToolsTest {

    private static RunningServer server;
    private static Map<String, String> reasons;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.start(Map.of(), Path.of("src/test/routes/broken"));
        reasons = server.server().registry().refusals().stream()
                .collect(Collectors.toMap(refusal -> refusal.source().split("\\.")[0], Refusal::reason));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_good_one_serves() {
        assertThat(server.result("good", null).asText()).isEqualTo("a_good");
        assertThat(server.result("tools/list", null).path("tools")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            b_twice | already offers a tool named 'good'
            c_untagged | no tags
            d_camel_header | camelHttpUri
            e_github_header | GitHubIssueTitle
            f_unknown_option | colour
            g_unknown_suboption | parameter.url.requried is not known
            h_unknown_type | parameter.url has the unknown type 'date'
            i_reserved | method of the protocol
            j_bad_name | letters, digits
            k_undeclared | 'x' is required but not declared
            l_not_json | argSchema is not JSON
            m_unknown_component | htpp
            n_not_yaml | line
            o_unknown_step | setBodi
            """)
    void a_refusal_says_why(String source, String reason) {
        assertThat(reasons).containsKey(source);
        assertThat(reasons.get(source)).contains(reason);
    }

    @Test
    void nothing_of_a_refused_route_stays_behind() {
        assertThat(reasons).hasSize(14);
        assertThat(server.error(404, "untagged", null).path("message").asText()).isEqualTo("tool_not_found");
    }
}
