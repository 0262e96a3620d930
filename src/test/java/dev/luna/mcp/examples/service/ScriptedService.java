package dev.luna.mcp.examples.service;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A service that an example starts by a script of its own, such as {@code examples/kafka/broker}. */
public final class ScriptedService extends RealService {

    private final Path script;
    private final String started;

    private ScriptedService(String script, String started) {
        super(script.replace('/', '-'));
        this.script = Path.of("examples", script).toAbsolutePath();
        this.started = started;
    }

    /** A Kafka broker. */
    public static ScriptedService kafka() {
        return new ScriptedService("kafka/broker", null);
    }

    /** A mail server with SMTP; IMAP is on the next port. */
    public static ScriptedService mail() {
        return new ScriptedService("mail/server", null);
    }

    /** An S3-compatible server. */
    public static ScriptedService s3() {
        return new ScriptedService("s3/server", "Started S3MockApplication");
    }

    @Override
    void start() throws Exception {
        launch(List.of(script.toString(), Integer.toString(port())), Map.of());
        if (started == null) {
            awaitPort();
        } else {
            awaitLogLine(started);
        }
    }
}
