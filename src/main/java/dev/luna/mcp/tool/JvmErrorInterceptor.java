package dev.luna.mcp.tool;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Turns an {@link Error} in a step of a route, such as a stack overflow, into a failure of the exchange, as for an
 * exception. Camel would pass it on to the thread; the exchange would then never complete and never release its
 * permits. Stateless.
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
