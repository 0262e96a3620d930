package dev.luna.mcp.it.image;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.builtin.image.Pictures;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.Upstream;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** img_bw: real images over real HTTP, and what it refuses. */
class ImageToolTest {

    @RegisterExtension
    static final Upstream WEB = new Upstream();

    private static final byte[] JPEG = Pictures.encode(Pictures.gradient(64, 48, BufferedImage.TYPE_INT_RGB), "jpeg");

    @RegisterExtension
    static final Luna server = Luna.withBuiltInTools()
            .setting("luna.url", "http://127.0.0.1:" + WEB.wireMock().port())
            .setting("luna.outbound-allow", "localhost:" + WEB.wireMock().port())
            .setting("luna.outbound.deadline", "2s");

    private static String url(String path) {
        return "http://localhost:" + WEB.wireMock().port() + path;
    }

    private static void assertGray(String base64) {
        BufferedImage gray = Pictures.decode(Base64.getDecoder().decode(base64));
        BufferedImage original = Pictures.decode(JPEG);
        assertThat(gray.getRaster().getNumBands()).isEqualTo(1);
        for (int y = 0; y < 48; y++) {
            for (int x = 0; x < 64; x++) {
                int rgb = original.getRGB(x, y);
                double luma = 0.299 * (rgb >> 16 & 255) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255);
                assertThat((double) gray.getRaster().getSample(x, y, 0)).isBetween(luma - 1, luma + 1);
            }
        }
    }

    private static String refusal(int status, Object arguments) {
        return server.error(status, "img_bw", arguments).path("message").asText();
    }

    @Test
    void an_image_comes_from_a_url_through_redirects() {
        WEB.wireMock().stubFor(get("/a").willReturn(temporaryRedirect("/b?c=%7B%7Bd%7D%7D")));
        WEB.wireMock().stubFor(get("/b?c=%7B%7Bd%7D%7D").willReturn(aResponse().withBody(JPEG)));
        assertGray(server.result("img_bw", Map.of("image_url", url("/a"))).asText());
        JsonNode mcp = server.call("img_bw")
                .with("image_url", url("/a"))
                .send()
                .result()
                .at("/content/0");
        assertThat(mcp.path("type").asText()).isEqualTo("image");
        assertThat(mcp.path("mimeType").asText()).isEqualTo("image/png");
        assertGray(mcp.path("data").asText());
        assertThat(WEB.wireMock().findAll(getRequestedFor(anyUrl())))
                .noneMatch(request -> request.containsHeader("image_url") || request.containsHeader("Authorization"));
    }

    @Test
    void an_image_comes_along_as_base64() {
        String data = Base64.getMimeEncoder().encodeToString(JPEG);
        assertGray(server.result("img_bw", Map.of("puch_image_data", data)).asText());
        String dataUrl = "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(JPEG);
        assertGray(server.result("img_bw", Map.of("puch_image_data", dataUrl)).asText());
    }

    @Test
    void exactly_one_source_is_needed() {
        assertThat(refusal(400, Map.of())).contains("image_url", "puch_image_data");
        assertThat(refusal(400, Map.of("image_url", url("/a"), "puch_image_data", "aGk=")))
                .contains("not both");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%7B%7Benv:PATH%7D%7D",
                "/%7b%7bluna.auth-token%7d%7d?x=%7B%7Benv:PATH%7D%7D",
                "/%24%7Benv:PATH%7D"
            })
    void escaped_placeholders_stay_what_they_are(String path) {
        WEB.wireMock().stubFor(get(anyUrl()).willReturn(aResponse().withBody(JPEG)));
        assertGray(server.result("img_bw", Map.of("image_url", url(path))).asText());
        WEB.wireMock().verify(getRequestedFor(urlEqualTo(path)));
    }

    @Test
    void the_owners_luna_is_out_of_reach_directly_and_by_redirect() {
        String own = "http://127.0.0.1:" + WEB.wireMock().port() + "/own";
        WEB.wireMock().stubFor(get("/a").willReturn(temporaryRedirect(own)));
        assertThat(refusal(400, Map.of("image_url", own))).contains("LUNA_OUTBOUND_ALLOW");
        assertThat(refusal(400, Map.of("image_url", url("/a")))).contains("LUNA_OUTBOUND_ALLOW");
        WEB.wireMock().verify(0, getRequestedFor(urlEqualTo("/own")));
    }

    @Test
    void what_the_web_answers_instead_of_an_image_is_said() {
        WEB.wireMock()
                .stubFor(get("/404").willReturn(aResponse().withStatus(404).withBody("gone")));
        WEB.wireMock().stubFor(get("/page").willReturn(aResponse().withBody("<!DOCTYPE html>")));
        WEB.wireMock().stubFor(get("/loop").willReturn(temporaryRedirect("/loop")));
        WEB.wireMock()
                .stubFor(get("/slow").willReturn(aResponse().withBody(JPEG).withChunkedDribbleDelay(10, 20_000)));
        assertThat(refusal(502, Map.of("image_url", url("/404")))).contains("404: gone");
        assertThat(refusal(400, Map.of("image_url", url("/page")))).contains("web page");
        assertThat(refusal(502, Map.of("image_url", url("/loop")))).contains("redirects more than 5");
        assertThat(refusal(502, Map.of("image_url", url("/slow")))).contains("in time");
    }

    @Test
    void what_is_no_image_is_refused() {
        assertThat(refusal(400, Map.of("puch_image_data", "not base64!"))).contains("base64");
        String text = Base64.getEncoder().encodeToString("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(refusal(400, Map.of("puch_image_data", text))).contains("JPEG, PNG, GIF, BMP, WebP, TIFF or ICO");
        JsonNode mcp =
                server.call("img_bw").with("puch_image_data", text).send().result();
        assertThat(mcp.path("isError").asBoolean()).isTrue();
    }

    @Test
    void an_image_is_resized_turned_and_written_as_a_jpeg() {
        String data = Base64.getEncoder().encodeToString(JPEG);
        Map<String, Object> arguments =
                Map.of("puch_image_data", data, "width", 24, "height", 24, "rotate", 90, "format", "jpeg");
        JsonNode image =
                server.call("img_resize").with(arguments).send().result().at("/content/0");
        assertThat(image.path("mimeType").asText()).isEqualTo("image/jpeg");
        BufferedImage resized =
                Pictures.decode(Base64.getDecoder().decode(image.path("data").asText()));
        assertThat(resized.getWidth()).isEqualTo(18);
        assertThat(resized.getHeight()).isEqualTo(24);
        assertThat(server.error(400, "img_resize", Map.of("puch_image_data", data, "rotate", 45))
                        .path("message")
                        .asText())
                .contains("90, 180 or 270");
        assertThat(server.error(400, "img_resize", Map.of("puch_image_data", data, "width", 2_000_000))
                        .path("message")
                        .asText())
                .contains("width");
    }

    @Test
    void a_photo_fits_into_a_block_of_content_unless_all_of_it_is_asked_for() {
        byte[] photo = Pictures.encode(Pictures.smooth(2400, 1800, BufferedImage.TYPE_INT_RGB), "jpeg");
        String data = Base64.getEncoder().encodeToString(photo);

        JsonNode content = server.call("img_bw")
                .with("puch_image_data", data)
                .send()
                .result()
                .path("content");
        assertThat(content.at("/0/mimeType").asText()).isEqualTo("image/jpeg");
        assertThat(content.at("/0/data").asText().length()).isLessThan(3_700_000);
        BufferedImage scaled =
                Pictures.decode(Base64.getDecoder().decode(content.at("/0/data").asText()));
        assertThat(scaled.getWidth()).isEqualTo(1568);
        assertThat(scaled.getRaster().getNumBands()).isEqualTo(1);
        assertThat(content.at("/1/text").asText()).contains("2400x1800", "1568x1176", "full_size=true");

        JsonNode full = server.call("img_bw")
                .with(Map.of("puch_image_data", data, "full_size", true))
                .send()
                .result()
                .path("content");
        assertThat(full).hasSize(1);
        assertThat(Pictures.decode(Base64.getDecoder().decode(full.at("/0/data").asText()))
                        .getWidth())
                .isEqualTo(2400);

        JsonNode sized = server.call("img_bw")
                .with(Map.of("puch_image_data", data, "width", 160, "format", "png"))
                .send()
                .result()
                .path("content");
        assertThat(sized).hasSize(1);
        assertThat(sized.at("/0/mimeType").asText()).isEqualTo("image/png");

        byte[] direct = Base64.getDecoder()
                .decode(server.result("img_bw", Map.of("puch_image_data", data)).asText());
        assertThat(direct).startsWith(0x89, 'P', 'N', 'G');
        assertThat(Pictures.decode(direct).getWidth()).isEqualTo(2400);
    }

    @Test
    void an_address_may_have_blanks_around_it_and_be_the_image_itself() {
        WEB.wireMock().stubFor(get("/a").willReturn(aResponse().withBody(JPEG)));
        assertGray(server.result("img_bw", Map.of("image_url", " " + url("/a") + "\n"))
                .asText());
        byte[] small = Pictures.file("palette-2-bit.png");
        String data = "data:image/png;base64," + Base64.getUrlEncoder().encodeToString(small);
        assertThat(server.result("img_bw", Map.of("image_url", data)).asText()).isNotEmpty();
    }
}
