package dev.luna.mcp.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.luna.mcp.builtin.image.Pictures;
import dev.luna.mcp.it.git.GitHttpServer;
import dev.luna.mcp.it.github.GitHubStub;
import dev.luna.mcp.outbound.LoopbackProxy;
import dev.luna.mcp.process.CommandScripts;
import dev.luna.mcp.testkit.Luna;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tools reach public addresses through a real proxy, which connects to this machine instead. */
@Timeout(120)
class ThroughProxyTest {

    private static final String PASSWORD = "p@ss word#7";
    private static final String LOGIN =
            "Basic " + Base64.getEncoder().encodeToString(("luna:" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    /** An address of the Internet; nothing here ever gets there. */
    private static final String PUBLIC = "93.184.216.34";

    private static final byte[] PICTURE = Pictures.encode(Pictures.halves(8, 4, Color.GREEN, Color.BLACK), "png");

    @TempDir
    Path directory;

    private final WireMockServer web = new WireMockServer(
            WireMockConfiguration.options().dynamicPort().dynamicHttpsPort().bindAddress("127.0.0.1"));

    @BeforeEach
    void serve() {
        web.start();
        web.stubFor(
                WireMock.any(WireMock.anyUrl()).willReturn(WireMock.aResponse().withBody(PICTURE)));
    }

    @AfterEach
    void stop() {
        web.stop();
    }

    private Luna behind(LoopbackProxy proxy) throws Exception {
        String url = proxy.url("luna:p%40ss%20word%237");
        return Luna.withBuiltInTools()
                .setting("luna.workspace", directory.resolve("workspace"))
                .setting("luna.outbound.http-proxy", url)
                .setting("luna.outbound.https-proxy", url)
                .start();
    }

    @Test
    void plain_http_goes_through_it_with_the_absolute_url_and_the_login() throws Exception {
        try (LoopbackProxy proxy = new LoopbackProxy(web.port(), LOGIN);
                Luna server = behind(proxy)) {
            assertThat(server.result("img_bw", Map.of("image_url", "http://" + PUBLIC + "/a.png"))
                            .isTextual())
                    .isTrue();
            assertThat(server.result("img_bw", Map.of("image_url", "http://only-the-proxy-knows.example.org/b.png"))
                            .isTextual())
                    .isTrue();

            assertThat(proxy.requests())
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith("GET http://" + PUBLIC + "/a.png HTTP/1.1\r\n");
            assertThat(web.getAllServeEvents())
                    .allMatch(event -> !event.getRequest().containsHeader("Proxy-Authorization"));
        }
    }

    /** The certificate of the stand-in is not one to be trusted: the handshake goes on inside the tunnel, and fails. */
    @Test
    void https_goes_through_a_tunnel_in_which_the_certificate_is_checked() throws Exception {
        try (LoopbackProxy proxy = new LoopbackProxy(web.httpsPort(), LOGIN);
                Luna server = behind(proxy)) {
            JsonNode error = server.error(502, "img_bw", Map.of("image_url", "https://" + PUBLIC + "/a.png"));

            assertThat(error.path("message").asText()).contains("its certificate is not valid");
            assertThat(proxy.requests())
                    .singleElement()
                    .asString()
                    .startsWith("CONNECT " + PUBLIC + ":443 HTTP/1.1\r\n")
                    .contains("Proxy-Authorization: " + LOGIN)
                    .doesNotContain("a.png");
        }
    }

    @Test
    void github_goes_through_it() throws Exception {
        try (LoopbackProxy proxy = new LoopbackProxy(0, LOGIN);
                Luna server = behind(proxy)) {
            server.error(502, "list_issues", GitHubStub.arguments());

            assertThat(proxy.requests()).singleElement().asString().startsWith("CONNECT api.github.com:443 ");
        }
    }

    @Test
    void what_the_proxy_refuses_is_502_and_says_whose_fault_it_is() throws Exception {
        for (String scheme : new String[] {"http", "https"}) {
            try (LoopbackProxy proxy = new LoopbackProxy(web.port(), "Basic other");
                    Luna server = behind(proxy)) {
                assertThat(refusal(server, scheme)).contains("the proxy did not take the user and password");
            }
        }
        try (LoopbackProxy proxy = new LoopbackProxy(0, LOGIN);
                Luna server = behind(proxy)) {
            assertThat(refusal(server, "https")).contains("could not be reached through the proxy");
            proxy.hangUp();
            assertThat(refusal(server, "http")).contains("could not be reached through the proxy");
        }
    }

    private static String refusal(Luna server, String scheme) {
        String text = server.error(502, "img_bw", Map.of("image_url", scheme + "://" + PUBLIC + "/a.png"))
                .toString();
        assertThat(text).doesNotContain("p%40ss", PASSWORD);
        return text;
    }

    @Test
    void what_is_private_never_goes_to_it_and_the_proxy_itself_is_no_target() throws Exception {
        try (LoopbackProxy proxy = new LoopbackProxy(web.port(), "");
                Luna server = behind(proxy)) {
            for (String host : new String[] {"127.0.0.1:" + web.port(), "127.0.0.1:" + proxy.port(), "10.0.0.1"}) {
                server.error(400, "img_bw", Map.of("image_url", "http://" + host + "/a.png"));
                server.error(400, "git_clone", Map.of("url", "https://" + host + "/a"));
            }
            server.error(502, "img_bw", Map.of("image_url", "http://nowhere.internal/a.png"));
            // Luna Services, the owner's own, on this machine: the port is closed
            assertThat(server.result("code_gen", Map.of("prompt", "p"))
                            .path("fallback")
                            .asBoolean())
                    .isTrue();
            assertThat(proxy.requests()).isEmpty();
        }
    }

    @Test
    void git_goes_through_it_and_has_the_password_only_in_the_environment_of_what_goes_online() throws Exception {
        Path log = directory.resolve("commands");
        CommandScripts commands = new CommandScripts(Files.createDirectories(directory.resolve("bin")));
        commands.script("git", "echo \"$(env | grep -c p%40ss) $*\" >>" + log, "exec /usr/bin/git \"$@\"");
        try (GitHttpServer git = new GitHttpServer(Files.createDirectories(directory.resolve("repositories")));
                LoopbackProxy proxy = new LoopbackProxy(git.port(), LOGIN);
                Luna server = Luna.withBuiltInTools()
                        .setting("luna.workspace", directory.resolve("workspace"))
                        .setting("luna.exec.search-path", commands.path())
                        .setting("luna.outbound-allow", PUBLIC)
                        .setting("luna.outbound.http-proxy", proxy.url("luna:p%40ss%20word%237"))
                        .start()) {
            git.create("luna/hello", Map.of("README.md", "hello"));

            JsonNode clone = server.result("git_clone", Map.of("url", "http://" + PUBLIC + "/luna/hello"));

            assertThat(clone.path("branch").asText()).isEqualTo("main");
            assertThat(directory.resolve("workspace/" + clone.path("path").asText() + "/README.md"))
                    .hasContent("hello");
            assertThat(proxy.requests())
                    .anyMatch(head -> head.startsWith("GET http://" + PUBLIC + "/luna/hello/info/"));
            assertThat(log).content().doesNotContain("p%40ss", PASSWORD).contains(" clone ", " log ");
            // git starts itself, too; with --no-pager it is the server that does
            assertThat(Files.readAllLines(log))
                    .filteredOn(line -> line.contains("--no-pager"))
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allSatisfy(line ->
                            assertThat(line).startsWith(line.contains("--config-env=http.proxy=") ? "1 " : "0 "));
        }
    }

    @Test
    void git_asks_for_a_tunnel_and_checks_the_certificate_in_it() throws Exception {
        try (LoopbackProxy proxy = new LoopbackProxy(web.httpsPort(), LOGIN);
                Luna server = behind(proxy)) {
            JsonNode error = server.error(502, "git_clone", Map.of("url", "https://" + PUBLIC + "/luna/hello"));

            assertThat(error.path("message").asText()).containsIgnoringCase("certificate");
            assertThat(proxy.requests())
                    .anyMatch(head -> head.startsWith("CONNECT " + PUBLIC + ":443 ") && head.contains(LOGIN));
        }
    }
}
