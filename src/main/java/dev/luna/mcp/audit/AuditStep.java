package dev.luna.mcp.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.mcp.client.ClientConnection;
import dev.luna.mcp.mcp.jsonrpc.JsonRpcMessage;
import dev.luna.mcp.mcp.request.Era;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.tool.CallContext;
import dev.luna.mcp.tool.Degradation;
import dev.luna.mcp.tool.TraceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;

/** The step of the front door that writes each request to the audit log when it is complete. Thread-safe; never blocks. */
public final class AuditStep implements Processor, Degradation {

    private static final int MAX_NAME_LENGTH = 100;
    private static final int MAX_ARGUMENTS = 50;

    private final Optional<AuditLog> log;
    private final Clock clock;

    AuditStep(Optional<AuditLog> log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Registers a completion that writes the entry of this request. */
    @Override
    public void process(Exchange exchange) {
        McpRequest call = McpRequest.of(exchange);
        if (log.isEmpty() || !(call.message() instanceof JsonRpcMessage.Request request)) {
            return;
        }
        Instant begin = clock.instant();
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                log.get().write(entry(done, call, request, begin));
            }
        });
    }

    @Override
    public Optional<String> degradation() {
        return log.flatMap(AuditLog::problem);
    }

    private AuditEntry entry(Exchange done, McpRequest call, JsonRpcMessage.Request request, Instant begin) {
        ClientConnection connection = ClientConnection.of(done);
        Principal principal = call.principal();
        TraceContext trace = done.getProperty(CallContext.PROPERTY) instanceof CallContext context
                ? context.trace()
                : connection.trace();
        boolean direct = call.era() == Era.DIRECT;
        JsonNode params = request.params();
        JsonNode arguments = direct || params == null ? params : params.get("arguments");
        return new AuditEntry(
                begin.toString(),
                principal.id(),
                cut(principal.name()),
                connection.address(),
                direct ? null : cut(request.method()),
                direct
                        ? cut(request.method())
                        : params == null ? null : cut(params.path("name").textValue()),
                direct ? "direct" : call.version().date(),
                names(arguments),
                outcome(done),
                clock.instant().toEpochMilli() - begin.toEpochMilli(),
                connection.bodyLength(),
                done.getMessage().getBody() instanceof byte[] answer ? answer.length : 0,
                trace.request().orElse(null),
                trace.id().orElse(null));
    }

    private static List<String> names(JsonNode arguments) {
        Stream<String> names = arguments == null
                ? Stream.of()
                : StreamSupport.stream(((Iterable<String>) arguments::fieldNames).spliterator(), false);
        return names.limit(MAX_ARGUMENTS).map(AuditStep::cut).toList();
    }

    private static String cut(String name) {
        return name == null || name.length() <= MAX_NAME_LENGTH ? name : name.substring(0, MAX_NAME_LENGTH) + "...";
    }

    /** Derives the outcome from the type of the exception: {@code InvalidArgumentException} is invalid_argument. */
    private static String outcome(Exchange done) {
        Exception failure = done.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (failure == null) {
            return "ok";
        }
        String kind = failure.getClass().getSimpleName().replaceAll("Exception$", "");
        return kind.equals("Tool")
                ? "failed"
                : kind.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
