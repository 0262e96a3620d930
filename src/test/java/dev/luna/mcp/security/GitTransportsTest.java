package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.it.git.GitHttpServer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of other transports than the web's, of which some run commands and some read this machine: all refused. */
@Attack
class GitTransportsTest {

    private final Target target;

    GitTransportsTest(Target target) {
        this.target = target;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ext::sh -c touch% PWNED",
                "ext::touch",
                "EXT::touch",
                "fd::7",
                "fd::0,1/x",
                "file:///etc",
                "file://localhost/etc",
                "FILE:///etc",
                "/etc",
                "/",
                ".",
                "..",
                "../repositories/luna/hello",
                "~/x",
                "a.bundle",
                "C:\\repository",
                "\\\\host\\share",
                "ssh://git@github.com/luna/hello",
                "ssh://-oProxyCommand=touch/x",
                "git@github.com:luna/hello.git",
                "-oProxyCommand=touch:x",
                "git+ssh://github.com/luna/hello",
                "git://github.com/luna/hello",
                "rsync://github.com/luna/hello",
                "ftp://github.com/luna/hello",
                "ftps://github.com/luna/hello",
                "http::https://github.com/luna/hello",
                "https::https://github.com/luna/hello",
                "curl::https://github.com/luna/hello",
                "transport::address",
                "javascript:alert(1)",
                "data:text/plain,x",
                "gopher://127.0.0.1:FORBIDDEN/x",
                "dict://127.0.0.1:FORBIDDEN/x",
                "http://127.0.0.1:FORBIDDEN/luna/hello",
                "http://github.com/luna/hello",
                "https:/github.com/luna/hello",
                "https:github.com/luna/hello",
                "https//github.com/luna/hello",
                "//github.com/luna/hello",
                "https://github.com\\@evil.example.com/x",
                " https://github.com/luna/hello",
                "https://github.com/luna/hello ",
                ""
            })
    void are_refused(String url) throws IOException {
        String text = url.replace("PWNED", target.pwned().toString())
                .replace("FORBIDDEN", String.valueOf(target.forbiddenPort()));

        assertThat(target.refuses("git_clone", Map.of("url", text))).isNotBlank();
    }

    @Test
    void a_repository_of_this_machine_stays_out_of_reach() throws Exception {
        var local = target.git().create("local/treasure", Map.of("gold", "1000"));

        for (String url : new String[] {"file://" + local, local.toString(), local + "/.git"}) {
            target.refuses("git_clone", Map.of("url", url));
        }
    }

    @Test
    void a_redirect_to_another_place_is_not_followed() throws Exception {
        target.git().create("luna/behind", Map.of("a", "b"));
        int requests = target.git().requests();

        String reason = target.fails(
                502, -32001, "git_clone", Map.of("url", target.git().url("moved/luna/behind")));

        assertThat(reason).contains("has moved");
        assertThat(target.git().requests()).isEqualTo(requests);
    }

    @Test
    void an_address_in_a_clone_holds_no_token() throws Exception {
        target.git().create("luna/plain", Map.of("a", "b"));
        String path = target.server()
                .result("git_clone", Map.of("url", target.git().url("luna/plain")))
                .path("path")
                .asText();

        assertThat(GitHttpServer.git(target.workspace().resolve(path), "config", "--list", "--local"))
                .doesNotContain(Target.SECRETS);
    }
}
