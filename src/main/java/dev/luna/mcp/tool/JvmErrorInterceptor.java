package dev.luna.mcp.tool;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Lets an error of the JVM that comes up in a step of a route, such as a stack overflow, fail the exchange as an exception does.
 * Camel lets it through to the thread, and the exchange would never be answered and never give back its places. Stateless.
 */
public final class JvmErrorInterceptor implements InterceptStrategy {

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                try {
                    return super.process(exchange, callback);
                } catch (Error e) {
                    exchange.setException(e);
                    callback.done(true);
                    return true;
                }
            }
        };
    }
}
