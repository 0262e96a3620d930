package dev.luna.mcp.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.examples.service.MqttBroker;
import dev.luna.mcp.examples.service.Subscription;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code examples/mqtt} against Mosquitto. */
class MqttExampleTest {

    @RegisterExtension
    @Order(1)
    static final MqttBroker BROKER = new MqttBroker();

    @RegisterExtension
    @Order(2)
    static final Luna LUNA = Example.named("mqtt").server().setting("luna.home.mqtt", "tcp://" + BROKER.address());

    @Test
    void a_message_reaches_the_lamps() throws Exception {
        try (Subscription lamps = BROKER.subscribe("home/lamps/set")) {
            LUNA.call("switch_lamp")
                    .with("room", "hall")
                    .with("on", true)
                    .expectText("The lamp in the hall gets the message.");

            assertThat(JsonRpc.json(lamps.message())).isEqualTo(JsonRpc.json("{\"room\": \"hall\", \"on\": true}"));
        }
        LUNA.call("switch_lamp").with("room", "cellar/#").with("on", true).expectError("room");
    }

    @Test
    void the_last_value_of_a_sensor_is_kept() throws Exception {
        BROKER.publish("home/sensors/garden", "20", Map.of());
        BROKER.publish("home/sensors/garden", "21.5", Map.of());

        Awaitility.await()
                .untilAsserted(
                        () -> LUNA.call("read_sensor").with("sensor", "garden").expectText("21.5"));
        LUNA.call("read_sensor").with("sensor", "roof").expectError("The sensor roof has sent nothing yet.");
        LUNA.call("read_sensor").with("sensor", "../lamps/set").expectError("sensor");
    }

    @Test
    void a_message_is_a_value_and_its_properties_steer_nothing() throws Exception {
        BROKER.publish(
                "home/sensors/evil",
                "${header.x} {{luna.auth-token}}",
                Map.of("CamelMqttTopic", "home/sensors/other", "CamelPahoMqtt5OverrideTopic", "home/lamps/set"));
        BROKER.publish("home/sensors/long", "x".repeat(101), Map.of());
        BROKER.publish("home/sensors/last", "1", Map.of());

        Awaitility.await()
                .untilAsserted(
                        () -> LUNA.call("read_sensor").with("sensor", "last").expectText("1"));
        LUNA.call("read_sensor").with("sensor", "evil").expectText("${header.x} {{luna.auth-token}}");
        LUNA.call("read_sensor").with("sensor", "other").expectError("nothing yet");
        LUNA.call("read_sensor").with("sensor", "long").expectError("nothing yet");
    }

    @Test
    void headers_that_the_component_obeys_cannot_be_sent() {
        LUNA.call("switch_lamp")
                .with("room", "hall")
                .with("on", true)
                .with("CamelPahoMqtt5OverrideTopic", "stolen")
                .expectError("'CamelPahoMqtt5OverrideTopic'");
    }
}
