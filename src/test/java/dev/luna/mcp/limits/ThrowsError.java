package dev.luna.mcp.limits;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** A step that ends in a true error of the JVM, of the kind that the header {@code kind} names. */
public final class ThrowsError implements Processor {

    @Override
    public void process(Exchange exchange) {
        switch (exchange.getMessage().getHeader("kind", "", String.class)) {
            case "stack" -> deeper(exchange);
            case "memory" -> exchange.getMessage().setBody(new byte[Integer.MAX_VALUE]);
            case "link" -> throw new NoClassDefFoundError("a/library/that/is/not/Here");
            case "answer" -> exchange.getMessage().setBody(new CannotBeWritten());
            default -> throw new AssertionError("an error of the tool's own");
        }
    }

    private void deeper(Exchange exchange) {
        deeper(exchange);
        exchange.getMessage();
    }

    /** A result that fails only when the answer is written. */
    public static final class CannotBeWritten {
        public String getText() {
            throw new StackOverflowError();
        }
    }
}
