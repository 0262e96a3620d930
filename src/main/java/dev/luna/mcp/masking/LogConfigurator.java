package dev.luna.mcp.masking;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import java.util.Map;

/**
 * The configuration of the log: Logback finds it as a service. In code because to read it from XML takes a tenth of a second at each
 * start. Logback's own ways to name another configuration take precedence.
 */
public final class LogConfigurator extends ContextAwareBase implements Configurator {

    /** Loggers of routes have the names of the routes, so they have the level of the root. */
    private static final List<String> LIBRARIES = List.of("org", "com", "io", "net");

    private static final Map<String, Level> LEVELS = Map.of(
            // Logs each failed command with its arguments as an error; here a failed command is an ordinary result.
            "org.apache.camel.component.exec.ExecProducer",
            Level.OFF,
            // Warns of every keyword that JSON Schema does not know, such as x-mcp-header.
            "com.networknt.schema",
            Level.ERROR,
            // Logs each text that cannot be checked; the error goes to the client.
            "com.networknt.schema.keyword.PatternValidator",
            Level.OFF);

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty("logback.configurationFile") != null
                || LogConfigurator.class.getResource("/logback-test.xml") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        LIBRARIES.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
        LEVELS.forEach((name, level) -> context.getLogger(name).setLevel(level));
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(console(context));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static ConsoleAppender<ILoggingEvent> console(LoggerContext context) {
        MaskingLayout layout = new MaskingLayout();
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        encoder.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setName("console");
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();
        return console;
    }
}
