package dev.luna.mcp.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.examples.service.RabbitBroker;
import dev.luna.mcp.testkit.Luna;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code examples/rabbitmq} against RabbitMQ, with a worker that is a route, too. */
class RabbitmqExampleTest {

    @RegisterExtension
    @Order(1)
    static final RabbitBroker BROKER = new RabbitBroker("translate", "probe", "nobody");

    @RegisterExtension
    @Order(2)
    static final Luna LUNA = Example.named("rabbitmq")
            .server(Path.of("src/test/resources/examples/rabbitmq"))
            .setting("luna.work.rabbitmq", "amqp://" + BROKER.address())
            .setting("luna.work.password", "guest")
            .setting("luna.probe.directory", BROKER.directory().resolve("probe"));

    @Test
    void a_worker_answers() {
        LUNA.call("ask_worker")
                .with("text", "moon ü {{luna.work.password}}")
                .expectText("answer to moon ü {{luna.work.password}}");
    }

    @Test
    void headers_that_the_component_obeys_cannot_be_sent() {
        for (String name :
                new String[] {"CamelSpringRabbitmqRoutingOverrideKey", "camelspringrabbitmqexchangeoverridename"}) {
            LUNA.call("ask_worker").with("text", "x").with(name, "stolen").expectError("'" + name + "'");
        }
    }

    @Test
    void headers_of_a_message_steer_nothing() throws Exception {
        BROKER.publish(
                "probe",
                "hostile",
                Map.of(
                        "CamelFileName",
                        "stolen",
                        "camelfilename",
                        "stolen",
                        "CamelOverruleFileName",
                        "stolen",
                        "kafka.OVERRIDE_TOPIC",
                        "stolen"));

        Path probe = BROKER.directory().resolve("probe");
        Awaitility.await().until(() -> Files.isDirectory(probe) && !files(probe).isEmpty());
        assertThat(files(probe)).singleElement().asString().doesNotContain("stolen");
    }

    private static List<String> files(Path directory) throws java.io.IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
