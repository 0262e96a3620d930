package dev.luna.mcp.builtin.puch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.tool.loading.LoadingConfiguration;
import java.util.Map;
import org.apache.camel.EndpointInject;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.Test;

/** The route of the tool {@code validate}, in a Camel application that holds no other. */
@CamelMainTest(
        configurationClasses = {LoadingConfiguration.class, PuchConfiguration.class},
        properties = {
            "camel.main.routes-include-pattern=file:routes/tools/puch/validate.camel.yaml",
            "luna.my-number=+49 (151) 123-45678",
            "luna.server.title=Test",
            "luna.version=1"
        })
class OwnerRouteTest {

    @EndpointInject("ai-tool:validate")
    ProducerTemplate validate;

    @Test
    void the_number_is_given_in_digits_only() {
        assertThat(validate.requestBody(Map.of(), String.class)).isEqualTo("4915112345678");
    }

    @Test
    void the_route_is_the_only_one() {
        assertThat(validate.getCamelContext().getRoutes())
                .extracting(Route::getRouteId)
                .containsExactly("validate");
    }
}
