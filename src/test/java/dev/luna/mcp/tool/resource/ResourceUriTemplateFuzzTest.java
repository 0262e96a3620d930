package dev.luna.mcp.tool.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Random templates and URIs: no exception, and a match is the template filled with its values. */
class ResourceUriTemplateFuzzTest {

    @Property(seed = "1")
    void a_matching_uri_is_the_template_with_its_values(
            @ForAll("templates") String template, @ForAll("uris") String uri) {
        Optional<Map<String, String>> values = new ResourceUriTemplate(template).match(uri);

        values.ifPresent(found -> {
            String filled = template;
            for (Map.Entry<String, String> value : found.entrySet()) {
                filled = filled.replace("{" + value.getKey() + "}", value.getValue());
                assertThat(value.getValue()).doesNotContain("/", "?", "#").isNotEmpty();
            }
            assertThat(filled).isEqualTo(uri);
        });
    }

    @Property(seed = "2", tries = 20)
    void a_long_uri_is_matched_fast(@ForAll @IntRange(max = 300_000) int length) {
        ResourceUriTemplate template = new ResourceUriTemplate("notes://{year}-{month}-{day}");

        for (String piece : new String[] {"a", "-", "%41", "/"}) {
            assertTimeout(Duration.ofSeconds(5), () -> template.match("notes://" + piece.repeat(length)));
            assertTimeout(Duration.ofSeconds(5), () -> template.match("notes://" + piece.repeat(length) + "/"));
        }
    }

    @Provide
    Arbitrary<String> templates() {
        return pieces(
                "x", "://", "/", "{a}", "{b}", "{", "}", "{{c}}", "\\E", "\\Q", "(", "*", ".", "$1", "%20", "{9}");
    }

    @Provide
    Arbitrary<String> uris() {
        return pieces(
                "x", "://", "/", "a", "%2f", "%", "..", "?", "#", "\\E", "\n", "\u0000", "\ud800", "{a}", "(", "*");
    }

    private static Arbitrary<String> pieces(String... pieces) {
        return Arbitraries.of(pieces).list().ofMaxSize(12).map(list -> String.join("", list));
    }
}
