package dev.luna.mcp.examples.service;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A client of the MQTT broker that waits for one message. */
public final class Subscription implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    Subscription(Process process) throws IOException {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        skipUntil("SUBACK");
    }

    /** Waits for the message. */
    public String message() throws IOException {
        skipUntil("PUBLISH");
        return output.readLine();
    }

    private void skipUntil(String part) throws IOException {
        StringBuilder read = new StringBuilder();
        String line = output.readLine();
        while (line != null && !line.contains(part)) {
            read.append(line).append('\n');
            line = output.readLine();
        }
        if (line == null) {
            throw new AssertionError("The client ended without " + part + ": " + read);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
