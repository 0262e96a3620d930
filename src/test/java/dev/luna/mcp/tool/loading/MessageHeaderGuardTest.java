package dev.luna.mcp.tool.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.DefaultHeaderFilterStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers of delivered messages that would steer a component; the gallery tests it with real brokers and mail. */
class MessageHeaderGuardTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Exchange exchange = new DefaultExchange(context);

    @BeforeEach
    void install() {
        MessageHeaderGuard.install(context);
        // It lets everything through, as Camel's mail component does.
        context.getRegistry().bind("open", new DefaultHeaderFilterStrategy());
        context.start();
    }

    @AfterEach
    void stop() throws IOException {
        context.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CamelFileName",
                "camelfilename",
                "cAmElSqlQuery",
                "kafka.OVERRIDE_TOPIC",
                "KAFKA.override_topic",
                "JMSReplyTo",
                "org.apache.camel.x"
            })
    void are_dropped_whatever_the_strategy_of_the_endpoint(String name) {
        HeaderFilterStrategy strategy = endpoint("http://localhost?headerFilterStrategy=#open");

        assertThat(strategy.applyFilterToExternalHeaders(name, "x", exchange)).isTrue();
        assertThat(strategy.applyFilterToCamelHeaders(name, "x", exchange))
                .as("what is sent is left to the strategy of the endpoint")
                .isFalse();
    }

    @Test
    void the_strategy_of_the_endpoint_still_applies() {
        DefaultHeaderFilterStrategy own = new DefaultHeaderFilterStrategy();
        own.getInFilter().add("secret");
        context.getRegistry().bind("own", own);

        HeaderFilterStrategy strategy = endpoint("http://localhost?headerFilterStrategy=#own");

        assertThat(strategy.applyFilterToExternalHeaders("secret", "x", exchange))
                .isTrue();
        assertThat(strategy.applyFilterToExternalHeaders("plain", "x", exchange))
                .isFalse();
    }

    @Test
    void components_that_hand_on_a_strategy_are_guarded() {
        HeaderFilterStrategy strategy =
                context.getComponent("http", HttpComponent.class).getHeaderFilterStrategy();

        assertThat(strategy.applyFilterToExternalHeaders("JMSReplyTo", "x", exchange))
                .isTrue();
    }

    private HeaderFilterStrategy endpoint(String uri) {
        return context.getEndpoint(uri, HttpEndpoint.class).getHeaderFilterStrategy();
    }
}
