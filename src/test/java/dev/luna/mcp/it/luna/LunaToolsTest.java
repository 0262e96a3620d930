package dev.luna.mcp.it.luna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.luna.mcp.builtin.image.Pictures;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.demo.StandInServer;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.Upstream;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tools of Luna Services against a Luna that works: the stand-in. */
class LunaToolsTest {

    @RegisterExtension
    static final Upstream WEB = new Upstream();

    private static StandInServer luna;
    private static Luna server;

    @BeforeAll
    static void start() throws Exception {
        Map<String, String> web =
                Map.of("luna.outbound-allow", "localhost:" + WEB.wireMock().port());
        luna = StandInServer.start("127.0.0.1", 0, Settings.load(Path.of("src", "test"), Map.of(), web));
        server = Luna.withBuiltInTools()
                .setting("luna.url", luna.url().toString())
                .setting("luna.outbound-allow", "localhost:" + WEB.wireMock().port())
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
        luna.close();
    }

    @Test
    void all_its_tools_are_exposed() {
        assertThat(server.registry().loadErrors().toString()).doesNotContain("luna/", "images/");
    }

    @Test
    void code_gen_gives_lunas_code() {
        JsonNode direct = server.result("code_gen", Map.of("prompt", "add ${body} {{luna.auth-token}}"));
        assertThat(direct.path("code").asText()).contains("no model was asked", "add ${body} {{luna.auth-token}}");
        assertThat(direct.path("language").asText()).isEqualTo("python");
        assertThat(direct.path("fallback").asBoolean(true)).isFalse();
        assertThat(direct.path("status").asText()).isEqualTo("ok");
        assertThat(direct).hasSize(4);

        JsonNode mcp =
                server.call("code_gen").with("prompt", "add numbers").send().result();
        assertThat(mcp.path("isError").asBoolean()).isFalse();
        assertThat(mcp.at("/structuredContent/code").asText()).contains("add numbers");
    }

    @Test
    void bw_remote_gives_lunas_image() {
        byte[] picture = Pictures.encode(Pictures.halves(20, 10, Color.GREEN, Color.BLACK), "png");
        WEB.wireMock()
                .stubFor(WireMock.get("/a.png").willReturn(WireMock.aResponse().withBody(picture)));
        String url = "http://localhost:" + WEB.wireMock().port() + "/a.png";

        String direct = server.result("bw_remote", Map.of("image_url", url)).asText();
        assertGreenIsGray(direct);

        JsonNode mcp =
                server.call("bw_remote").with("image_url", url).send().result().at("/content/0");
        assertThat(mcp.path("type").asText()).isEqualTo("image");
        assertThat(mcp.path("mimeType").asText()).isEqualTo("image/png");
        assertGreenIsGray(mcp.path("data").asText());
    }

    private static void assertGreenIsGray(String base64) {
        BufferedImage image = Pictures.decode(Base64.getDecoder().decode(base64));
        assertThat(image.getRaster().getSample(0, 0, 0)).isEqualTo(150);
        assertThat(image.getRaster().getSample(19, 9, 0)).isZero();
    }

    @Test
    void voice_speak_gives_lunas_sound() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/espeak-ng")), "espeak-ng is not installed");
        Map<String, String> arguments = Map.of("text", "hello", "voice", "en");
        byte[] direct = Base64.getDecoder()
                .decode(server.result("voice_speak", arguments).asText());
        assertThat(new String(direct, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");

        JsonNode mcp =
                server.call("voice_speak").with(arguments).send().result().at("/content/0");
        assertThat(mcp.path("type").asText()).isEqualTo("audio");
        assertThat(mcp.path("mimeType").asText()).isEqualTo("audio/wav");
    }

    @Test
    void what_luna_refuses_is_a_bad_gateway_with_its_reason() {
        JsonNode error = server.error(502, "voice_speak", Map.of("text", "hello", "voice", "../nobody"));
        assertThat(error.path("message").asText()).contains("400", "name of a voice");
    }

    @Test
    void luna_is_not_sent_where_callers_may_not_go() {
        JsonNode error = server.error(400, "bw_remote", Map.of("image_url", luna.url() + "/api/image/bw"));
        assertThat(error.path("message").asText()).contains("LUNA_OUTBOUND_ALLOW");
        server.error(400, "bw_remote", Map.of("image_url", "file:///etc/passwd"));
        server.error(400, "bw_remote", Map.of());
    }
}
