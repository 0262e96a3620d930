package dev.luna.mcp.limits;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** A step that gives as many letters as the header {@code length} says. */
public final class LongText implements Processor {

    @Override
    public void process(Exchange exchange) {
        int length = exchange.getMessage().getHeader("length", Integer.class);
        exchange.getMessage().setBody("x".repeat(length));
    }
}
