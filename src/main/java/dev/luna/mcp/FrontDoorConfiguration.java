package dev.luna.mcp;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.luna.mcp.audit.AuditStep;
import dev.luna.mcp.connection.BrowserUrl;
import dev.luna.mcp.http.Admission;
import dev.luna.mcp.http.ReadBody;
import dev.luna.mcp.mcp.client.ClientContexts;
import dev.luna.mcp.mcp.request.Batches;
import dev.luna.mcp.mcp.request.RequestReader;
import java.util.List;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;

/** The steps of the front door that consist of parts of several packages. */
public class FrontDoorConfiguration implements CamelConfiguration {

    /** The URL of the server for browsers. */
    @BindToRegistry("browserUrl")
    public BrowserUrl browserUrl(CamelContext context) {
        return new ServerUrl(context);
    }

    @BindToRegistry("readBody")
    public ReadBody readBody(CamelContext context, ObjectReader requestJson) {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return new ReadBody(
                requestJson, context.getExecutorServiceManager().newFixedThreadPool(this, "long-bodies", threads));
    }

    /** Accepts a message as {@link #acceptMessageOfBatch} does; nothing is done with a batch. */
    @BindToRegistry("acceptMessage")
    public Processor acceptMessage(RequestReader reader, AuditStep audit, Admission admission, ClientContexts clients) {
        Processor message = acceptMessageOfBatch(reader, audit, admission, clients);
        return exchange -> {
            if (!Batches.isBatch(exchange)) {
                message.process(exchange);
            }
        };
    }

    /** Reads, audits and admits a message, in one step: Camel's engine costs more for each step than these four do. */
    @BindToRegistry("acceptMessageOfBatch")
    public Processor acceptMessageOfBatch(
            RequestReader reader, AuditStep audit, Admission admission, ClientContexts clients) {
        List<Processor> steps = List.of(reader, audit, admission, clients);
        return exchange -> {
            for (Processor step : steps) {
                step.process(exchange);
            }
        };
    }
}
