package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever does not show the whole token in the one place for it gets 401, and nothing runs. */
@Attack
class BearerTest {

    private static final String CALL = JsonRpc.request("scaffold_project", Map.of("name", "intruder"));

    private final Target target;

    BearerTest(Target target) {
        this.target = target;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Nothing: 1",
                "Authorization:",
                "Authorization: Bearer",
                "Authorization: Bearer ",
                "Authorization: Bearer wrong",
                "Authorization: Bearer null",
                "Authorization: Bearer *",
                "Authorization: Bearer %",
                "Authorization: TOKEN",
                "Authorization: Basic TOKEN",
                "Authorization: Token TOKEN",
                "Authorization: BearerTOKEN",
                "Authorization: Bearer: TOKEN",
                "Authorization: Bearer TOKENx",
                "Authorization: Bearer xTOKEN",
                "Authorization: Bearer \"TOKEN\"",
                "Authorization: Bearer TOKEN,TOKEN",
                "Authorization: Bearer TOKEN TOKEN",
                "Authorization: Bearer TEST-TOKEN-0123456789",
                "Authorization: Bearer test-token-012345678",
                "Authorization: Bearer t",
                "Authorization: Bearer test%2Dtoken-0123456789",
                "Authorization: Bearer dGVzdC10b2tlbi0wMTIzNDU2Nzg5",
                "Authorization: Bearer {{luna.auth-token}}",
                "Authorization: Bearer ${properties:luna.auth-token}",
                "Authorization: Bearer wrong\r\nAuthorization: Bearer TOKEN",
                "Authorization: Bearer TOKEN\r\nAuthorization: Bearer wrong",
                "Proxy-Authorization: Bearer TOKEN",
                "X-Authorization: Bearer TOKEN",
                "X-Api-Key: TOKEN",
                "Cookie: token=TOKEN; Authorization=Bearer TOKEN"
            })
    void another_header_is_401(String header) throws IOException {
        assertRefused(Target.http("POST /mcp", CALL, "Host: localhost", header.replace("TOKEN", Luna.TOKEN)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/mcp?access_token=TOKEN",
                "/mcp?token=TOKEN",
                "/mcp?Authorization=Bearer%20TOKEN",
                "/mcp?authorization=Bearer+TOKEN"
            })
    void a_token_in_the_url_is_401(String path) throws IOException {
        assertRefused(Target.http("POST " + path.replace("TOKEN", Luna.TOKEN), CALL, "Host: localhost"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/mcp/",
                "//mcp",
                "/MCP",
                "/mcp;x=1",
                "/healthz/../mcp",
                "/./mcp",
                "/%6dcp",
                "/mcp%2f",
                "/mcp/x",
                "/mcp#x"
            })
    void no_other_spelling_of_the_path_goes_around_the_check(String path) throws IOException {
        Set<String> before = Target.tree(target.workspace());

        String answer = target.raw(Target.http("POST " + path, CALL, "Host: localhost"));

        assertThat(answer).matches("(?s)HTTP/1.1 (401|404|405) .*");
        assertThat(Target.tree(target.workspace())).isEqualTo(before);
    }

    private void assertRefused(String request) throws IOException {
        Set<String> before = Target.tree(target.workspace());

        String answer = target.raw(request);

        assertThat(answer)
                .startsWith("HTTP/1.1 401 ")
                .containsIgnoringCase("\r\nwww-authenticate: Bearer\r\n")
                .endsWith("{\"detail\":\"invalid token\"}");
        assertThat(Target.tree(target.workspace())).isEqualTo(before);
    }
}
