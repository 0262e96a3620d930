package dev.luna.mcp.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.Upstream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code examples/resilient} with a service over real HTTP that fails. */
class ResilientExampleTest {

    private static final String WEATHER = "{\"sky\": \"clear\", \"celsius\": 21, \"station\": 7}";
    private static final String DOWN = "The weather service is down. Try again in a minute.";

    @RegisterExtension
    final Upstream service = new Upstream();

    @Test
    void an_answer_is_kept() throws Exception {
        try (Luna luna = server()) {
            service.on("GET", "/now/Oslo").answer(WEATHER);

            for (int i = 0; i < 3; i++) {
                luna.call("weather").with("city", "Oslo").expectJson("{\"sky\": \"clear\", \"celsius\": 21}");
            }

            assertThat(service.requests()).hasSize(1);
        }
    }

    @Test
    void a_failure_is_repeated_before_anybody_hears_of_it() throws Exception {
        try (Luna luna = server()) {
            service.wireMock()
                    .stubFor(WireMock.get("/now/Oslo")
                            .inScenario("s")
                            .willReturn(WireMock.serviceUnavailable())
                            .willSetStateTo("up"));
            service.wireMock()
                    .stubFor(WireMock.get("/now/Oslo")
                            .inScenario("s")
                            .whenScenarioStateIs("up")
                            .willReturn(WireMock.okJson(WEATHER)));

            luna.call("weather").with("city", "Oslo").send().expectJson("/celsius", 21);

            assertThat(service.requests()).hasSize(2);
        }
    }

    @Test
    void a_service_that_goes_on_failing_is_left_in_peace() throws Exception {
        try (Luna luna = server()) {
            service.on("GET", "/now/Oslo").answer(503, "{}");
            for (int i = 0; i < 4; i++) {
                luna.call("weather").with("city", "Oslo").expectError(DOWN);
            }
            int asked = service.requests().size();

            luna.call("weather").with("city", "Oslo").expectError(DOWN);

            assertThat(service.requests()).as("the circuit is open").hasSize(asked);
            assertThat(asked).as("four calls of three requests").isEqualTo(12);
        }
    }

    @Test
    void a_wrong_city_says_nothing_about_the_service() throws Exception {
        try (Luna luna = server()) {
            service.on("GET", "/now/Oslo").answer(WEATHER);
            service.on("GET", "/now/Atlantis").answer(404, "{\"detail\": \"no such city\"}");

            for (int i = 0; i < 6; i++) {
                luna.call("weather").with("city", "Atlantis").expectError("404", "no such city");
            }

            assertThat(service.requests()).as("none was repeated").hasSize(6);
            luna.call("weather").with("city", "Oslo").send().expectJson("/celsius", 21);
        }
    }

    private Luna server() throws Exception {
        return Example.named("resilient")
                .server()
                .upstream("luna.weather.url", service)
                .start();
    }
}
