package dev.luna.mcp.http;

import dev.luna.mcp.tool.ToolHealth;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The response of {@code /healthz}: details only for a request that has shown the token. Thread-safe. */
public final class Health implements Processor {

    private final ToolHealth health;

    Health(ToolHealth health) {
        this.health = health;
    }

    @Override
    public void process(Exchange exchange) {
        boolean authenticated =
                HttpExchange.of(exchange).map(HttpExchange::principal).isPresent();
        exchange.getMessage().setBody(authenticated ? health.report() : health.summary());
    }
}
