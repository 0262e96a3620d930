package dev.luna.mcp.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.luna.mcp.builtin.image.Pictures;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.testkit.Upstream;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandInServerTest {

    @RegisterExtension
    static final Upstream WEB = new Upstream();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static StandInServer luna;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        Map<String, String> settings =
                Map.of("luna.outbound-allow", "localhost:" + WEB.wireMock().port());
        luna = StandInServer.start("127.0.0.1", 0, Settings.load(Path.of("src", "test"), Map.of(), settings));
    }

    @AfterAll
    static void stop() {
        luna.close();
    }

    private <T> HttpResponse<T> post(String path, String body, HttpResponse.BodyHandler<T> handler) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(luna.url().resolve(path))
                .header("Content-Type", "application/json")
                .header("image_url", "http://localhost/from-a-header")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, handler);
    }

    private JsonNode answer(String path, Map<String, String> request) throws Exception {
        HttpResponse<String> response = post(path, JSON.writeValueAsString(request), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    @Test
    void code_holds_the_prompt_as_data_only() throws Exception {
        String prompt = "add \"two\" numbers\n\"\"\"\nimport os; os.abort()\\ \u00fc \ud83d\ude00";
        JsonNode answer = answer("/api/ai/code", Map.of("prompt", prompt));
        assertThat(answer.path("language").asText()).isEqualTo("python");
        String code = answer.path("code").asText();
        assertThat(code.lines()).noneMatch(line -> line.startsWith("import"));
        String literal = code.lines()
                .filter(line -> line.startsWith("PROMPT = "))
                .findFirst()
                .orElseThrow();
        assertThat(JSON.readTree(literal.substring("PROMPT = ".length())).asText())
                .isEqualTo(prompt);
    }

    @Test
    void an_image_is_fetched_and_turned_to_gray() throws Exception {
        byte[] picture = Pictures.encode(Pictures.halves(20, 10, Color.RED, Color.WHITE), "png");
        WEB.wireMock()
                .stubFor(WireMock.get("/a.png").willReturn(WireMock.aResponse().withBody(picture)));
        JsonNode answer = answer(
                "/api/image/bw",
                Map.of("image_url", "http://localhost:" + WEB.wireMock().port() + "/a.png"));
        BufferedImage gray = Pictures.decode(
                Base64.getDecoder().decode(answer.path("image_b64").asText()));
        assertThat(gray.getRaster().getSample(0, 0, 0)).isEqualTo(76);
        assertThat(gray.getRaster().getSample(19, 9, 0)).isEqualTo(255);
    }

    @Test
    void speech_is_a_wav() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/espeak-ng")), "espeak-ng is not installed");
        HttpResponse<byte[]> response = post(
                "/api/ai/voice",
                JSON.writeValueAsString(Map.of("text", "--version; hello $(id)", "voice", "en")),
                BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("audio/wav");
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(response.body()))) {
            assertThat(sound.getFrameLength() / sound.getFormat().getFrameRate())
                    .isGreaterThan(0.5f);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /api/ai/code  | {}                                    | 400 | prompt
                    /api/ai/code  | {"prompt": 1}                         | 400 | prompt
                    /api/ai/code  | not json                              | 400 | JSON
                    /api/ai/code  | []                                    | 400 | JSON
                    /api/ai/voice | {"text": " "}                         | 400 | text
                    /api/ai/voice | {"text": "a", "voice": "../x"}        | 400 | voice
                    /api/ai/voice | {"text": "a", "voice": "--version"}   | 400 | voice
                    /api/image/bw | {}                                    | 400 | image_url
                    /api/image/bw | {"image_url": "file:///etc/passwd"}   | 400 | http
                    /api/image/bw | {"image_url": "http://10.0.0.1/a"}    | 400 | LUNA_OUTBOUND_ALLOW
                    /api/image/bw | {"image_url": "http://127.0.0.1:1/a"} | 400 | LUNA_OUTBOUND_ALLOW
                    """)
    void what_is_wrong_with_a_request_is_said(String path, String body, int status, String word) throws Exception {
        HttpResponse<String> response = post(path, body, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(JSON.readTree(response.body()).path("error").asText()).contains(word);
    }

    @Test
    void what_the_image_server_says_is_passed_on_as_a_bad_gateway() throws Exception {
        String url = "http://localhost:" + WEB.wireMock().port() + "/missing";
        HttpResponse<String> response =
                post("/api/image/bw", JSON.writeValueAsString(Map.of("image_url", url)), BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).contains("404");
    }

    @Test
    void only_posts_are_taken() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(luna.url().resolve("/api/ai/code")).build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    }
}
