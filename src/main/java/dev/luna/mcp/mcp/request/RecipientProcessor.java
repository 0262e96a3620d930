package dev.luna.mcp.mcp.request;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToCreateProducerException;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * The recipient list of a message: sends the exchange itself to the endpoint that {@link Recipient} names. Camel's own recipient list
 * copies the exchange for each recipient and aggregates their results, which for one recipient costs more than the rest of the route.
 * Thread-safe.
 */
public final class RecipientProcessor extends AsyncProcessorSupport {

    private final CamelContext context;
    private final Recipient recipient;
    private final Map<String, AsyncProducer> producers = new ConcurrentHashMap<>();

    public RecipientProcessor(CamelContext context, Recipient recipient) {
        this.context = context;
        this.recipient = recipient;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        AsyncProducer producer;
        try {
            producer = producers.computeIfAbsent(recipient.endpoint(exchange), this::started);
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        return producer.process(exchange, callback);
    }

    /** The producers are few: one for each method, and for each tool that was called by its name. */
    private AsyncProducer started(String uri) {
        try {
            AsyncProducer producer = context.getEndpoint(uri).createAsyncProducer();
            producer.start();
            return producer;
        } catch (Exception e) {
            throw new FailedToCreateProducerException(context.getEndpoint(uri), e);
        }
    }

    @Override
    protected void doStop() {
        producers.values().forEach(AsyncProducer::stop);
        producers.clear();
    }
}
