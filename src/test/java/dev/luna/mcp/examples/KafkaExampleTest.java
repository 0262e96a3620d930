package dev.luna.mcp.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.examples.service.ScriptedService;
import dev.luna.mcp.testkit.Luna;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code examples/kafka} against a Kafka broker. */
class KafkaExampleTest {

    private static final Duration ARRIVAL = Duration.ofSeconds(20);

    @RegisterExtension
    @Order(1)
    static final ScriptedService BROKER = ScriptedService.kafka();

    @RegisterExtension
    @Order(2)
    static final Luna LUNA = Example.named("kafka")
            .server(Path.of("src/test/resources/examples/kafka"))
            .setting("luna.events.brokers", BROKER.address())
            .setting("luna.probe.directory", BROKER.directory().resolve("probe"));

    @Test
    void what_was_sent_is_among_the_last() {
        LUNA.call("send_event")
                .with("subject", "moon")
                .with("text", "It rises. ü")
                .expectText("sent");
        LUNA.call("send_event").with("subject", "sun").with("text", "It sets.").expectText("sent");

        awaitEvent("It rises. ü");
        awaitEvent("It sets.");
        assertThat(events(100).findValuesAsText("subject")).contains("moon", "sun");
        assertThat(events(1)).hasSize(1);
        LUNA.call("last_events").with("count", 101).expectError("count", "100");
    }

    @Test
    void headers_that_the_component_obeys_cannot_be_sent() {
        for (String name :
                new String[] {"kafka.OVERRIDE_TOPIC", "KAFKA.override_topic", "kafka.PARTITION_KEY", "CamelFileName"}) {
            LUNA.call("send_event")
                    .with("subject", "s")
                    .with("text", "t")
                    .with(name, "stolen")
                    .expectError("'" + name + "'");
        }
    }

    @Test
    void headers_of_a_record_steer_nothing() throws Exception {
        LUNA.call("send_hostile_record").expectText("sent");

        awaitEvent("hostile");
        try (Stream<Path> files = Files.list(BROKER.directory().resolve("probe"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .singleElement()
                    .asString()
                    .doesNotContain("stolen");
        }
    }

    private static void awaitEvent(String text) {
        Awaitility.await().atMost(ARRIVAL).untilAsserted(() -> assertThat(
                        events(100).findValuesAsText("text"))
                .contains(text));
    }

    private static JsonNode events(int count) {
        return LUNA.call("last_events").with("count", count).send().json().path("events");
    }
}
