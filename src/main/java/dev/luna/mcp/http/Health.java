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
        exchange.getMessage()
                .setBody(HttpExchange.of(exchange)
                        .map(HttpExchange::principal)
                        .<Object>map(principal -> health.report(principal.permissions()))
                        .orElseGet(health::summary));
    }
}
