package dev.luna.mcp.examples.service;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Mosquitto, open to everybody on this machine. */
public final class MqttBroker extends RealService {

    public MqttBroker() {
        super("mqtt");
    }

    @Override
    void start() throws Exception {
        String configuration = write("mosquitto.conf", "listener " + port() + " 127.0.0.1\nallow_anonymous true\n")
                .toString();
        launch(List.of(Programs.find("mosquitto", "mosquitto"), "-c", configuration), Map.of());
        awaitPort();
    }

    /** Publishes a message with properties that its sender chose. */
    public void publish(String topic, String message, Map<String, String> properties) throws Exception {
        List<String> command = client("mosquitto_pub", topic);
        command.addAll(List.of("-m", message, "-q", "1"));
        properties.forEach((name, value) -> command.addAll(List.of("-D", "publish", "user-property", name, value)));
        Programs.run(command);
    }

    /** Starts to listen, and returns what gives the next message on a topic. */
    public Subscription subscribe(String topic) throws IOException {
        List<String> command = client("mosquitto_sub", topic);
        command.addAll(List.of("-C", "1", "-W", "20", "-d"));
        // Otherwise it keeps what it prints until its end.
        command.addAll(0, List.of("stdbuf", "-oL"));
        return new Subscription(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private List<String> client(String program, String topic) {
        return new ArrayList<>(List.of(
                Programs.find(program, "mosquitto-clients"),
                "-V",
                "5",
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(port()),
                "-t",
                topic));
    }
}
