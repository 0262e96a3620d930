package benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.LunaServer;
import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.mcp.client.ClientConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultExchange;

/** A whole server with the tools of benchmarks/routes, and a way into its routes behind HTTP. */
final class RunningServer implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final LunaServer server;

    /** The token of the owner. */
    static final String TOKEN = "benchmark-0123456789";

    RunningServer() throws Exception {
        this(Map.of());
    }

    /** @param more settings in addition */
    RunningServer(Map<String, String> more) throws Exception {
        Map<String, String> commandLine = new HashMap<>(Map.of(
                "luna.port", "0",
                "luna.auth-token", TOKEN,
                "luna.limits.messages-per-minute", "0",
                "luna.log.level", "warn"));
        commandLine.putAll(more);
        server = LunaServer.start(
                Settings.load(Path.of("target", "benchmarks"), Map.of(), commandLine),
                new Installation(Path.of("")),
                List.of(Path.of("benchmarks", "routes")));
    }

    private CamelContext context() {
        return server.context();
    }

    /** A step of the front door, by the name that its routes use. */
    Processor step(String name) {
        return context().getRegistry().lookupByNameAndType(name, Processor.class);
    }

    /** The consumer of the route that answers one message of a batch: it is that of a single one without access check and body. */
    DefaultConsumer messages() {
        return (DefaultConsumer) context().getRoute("message-of-batch").getConsumer();
    }

    /** An exchange as the front door makes it: the parsed message, and the connection. */
    Exchange exchange(byte[] message) throws IOException {
        Exchange exchange = new DefaultExchange(context(), ExchangePattern.InOut);
        exchange.setProperty(ClientConnection.PROPERTY, NoConnection.INSTANCE);
        exchange.getMessage().setBody(MAPPER.readTree(message), JsonNode.class);
        return exchange;
    }

    /** An exchange without a message. */
    Exchange exchange() {
        return new DefaultExchange(context(), ExchangePattern.InOut);
    }

    static byte[] call(String tool, String message) {
        return ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                        + "\",\"arguments\":{\"message\":\"" + message + "\"}}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }
}
