package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Headers that steer Camel's components: nothing that a caller sends becomes one of a tool's exchange. */
@Attack
class CamelHeadersTest {

    private final Target target;

    CamelHeadersTest(Target target) {
        this.target = target;
    }

    static Stream<String> steering() {
        return Stream.of(
                "CamelHttpUri",
                "camelhttpuri",
                "CAMELHTTPURI",
                "cAmElHtTpPaTh",
                "CamelHttpQuery",
                "CamelHttpMethod",
                "CamelHttpResponseCode",
                "CamelExecCommandArgs",
                "CamelExecCommandExecutable",
                "CamelExecCommandWorkingDir",
                "CamelExecCommandTimeout",
                "CamelExecCommandOutFile",
                "CamelExecExitValues",
                "CamelExecUseStderrOnEmptyStdout",
                "CamelFileName",
                "CamelBeanMethodName",
                "CamelToEndpoint",
                "CamelRecipientListEndpoint",
                "CamelLanguageScript",
                "CamelJacksonUnmarshalType",
                "CamelGitHubOauthToken",
                "org.apache.camel.Anything",
                "ORG.APACHE.CAMEL.anything",
                "GitHubPullRequest",
                "githubpullrequestheadcommitsha",
                "GitHubInResponseTo",
                "GitHubIssueTitle",
                "GITHUBEVENTPAYLOAD",
                "CamelSqlQuery",
                "kafka.OVERRIDE_TOPIC",
                "KAFKA.override_topic",
                "JMSReplyTo",
                "jmsdestination");
    }

    @ParameterizedTest
    @MethodSource("steering")
    void of_http_reach_no_tool(String name) throws IOException {
        for (String body : List.of(
                JsonRpc.request("headers", Map.of("a", "x")),
                JsonRpc.request("tools/call", Map.of("name", "headers", "arguments", Map.of("a", "x"))))) {
            String answer = target.raw(Target.http(
                    "POST /mcp?" + name + "=planted",
                    body,
                    "Host: localhost",
                    "Authorization: Bearer " + Luna.TOKEN,
                    name + ": planted"));

            assertThat(answer)
                    .startsWith("HTTP/1.1 200 ")
                    .doesNotContain("planted")
                    .doesNotContainIgnoringCase(name);
        }
    }

    @ParameterizedTest
    @MethodSource("steering")
    void as_arguments_are_refused_or_dropped(String name) throws IOException {
        assertThat(target.refuses("about", Map.of(name, "planted"))).contains("'" + name + "'");

        JsonNode seen = target.server().result("headers", Map.of("a", "x", name, "planted"));

        assertThat(seen.properties()).hasSize(1);
        assertThat(seen.path("a").asText()).isEqualTo("x");
    }

    @Test
    void steer_neither_luna_nor_a_command() {
        Map<String, Object> arguments = Map.of(
                "prompt", "x", "CamelHttpUri", "http://127.0.0.1:" + target.forbiddenPort(), "CamelHttpMethod", "PUT");

        target.server().error(400, "code_gen", arguments);

        assertThat(target.asked()).isEmpty();
    }

    @Test
    void may_not_be_declared(@TempDir Path tools) throws Exception {
        List<String> names = steering().filter(name -> !name.contains(".")).toList();
        for (int i = 0; i < names.size(); i++) {
            Files.writeString(tools.resolve("tool" + i + ".yaml"), """
                    - route:
                        from:
                          uri: ai-tool:tool%1$d
                          parameters: {tags: test, parameter.%2$s: string}
                          steps: [{setBody: {constant: x}}]
                    """.formatted(i, names.get(i)));
            Files.writeString(tools.resolve("schema" + i + ".yaml"), """
                    - route:
                        from:
                          uri: ai-tool:schema%1$d
                          parameters: {tags: test, argSchema: '{"properties":{"%2$s":{}}}'}
                          steps: [{setBody: {constant: x}}]
                    """.formatted(i, names.get(i)));
        }
        try (Luna server = Luna.withTools(tools).settings(target.settings()).start()) {
            assertThat(server.registry().tools()).isEmpty();
            assertThat(server.registry().loadErrors())
                    .hasSize(2 * names.size())
                    .allSatisfy(refusal -> assertThat(refusal.reason()).contains("steer Camel's components"));
        }
    }
}
