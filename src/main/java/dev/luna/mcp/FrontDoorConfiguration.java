package dev.luna.mcp;

import dev.luna.mcp.audit.AuditStep;
import dev.luna.mcp.http.Admission;
import dev.luna.mcp.mcp.client.ClientContexts;
import dev.luna.mcp.mcp.request.RequestReader;
import java.util.List;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.Processor;

/** The step of the front door that consists of steps of several packages. */
public class FrontDoorConfiguration implements CamelConfiguration {

    /** Reads, audits and admits a message, in one step: Camel's engine costs more for each step than these four do. */
    @BindToRegistry("acceptMessage")
    public Processor acceptMessage(RequestReader reader, AuditStep audit, Admission admission, ClientContexts clients) {
        List<Processor> steps = List.of(reader, audit, admission, clients);
        return exchange -> {
            for (Processor step : steps) {
                step.process(exchange);
            }
        };
    }
}
