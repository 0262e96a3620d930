package dev.luna.mcp.examples.service;

import java.util.List;
import java.util.Map;

/** A Redis server that keeps nothing on disk. */
public final class RedisServer extends RealService {

    public RedisServer() {
        super("redis");
    }

    @Override
    void start() throws Exception {
        launch(
                List.of(
                        Programs.find("redis-server", "redis-server"),
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port()),
                        "--save",
                        ""),
                Map.of());
        awaitPort();
    }

    /** Runs one command of Redis, and gives what it answers. */
    public String command(String... words) throws Exception {
        List<String> command = new java.util.ArrayList<>(
                List.of(Programs.find("redis-cli", "redis-tools"), "-p", Integer.toString(port())));
        command.addAll(List.of(words));
        return Programs.run(command).strip();
    }
}
