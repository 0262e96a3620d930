package dev.luna.mcp.tool.loading;

import dev.luna.mcp.tool.TransactionalRegistry;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.direct.DirectConsumer;
import org.apache.camel.component.direct.DirectEndpoint;

/**
 * The {@code direct:} component, with routes that can be replaced while calls are in flight. It never waits for a
 * missing route.
 */
public final class ReplaceableDirectComponent extends DirectComponent {

    private static final class ReplaceableEndpoint extends DirectEndpoint implements MultipleConsumersSupport {

        ReplaceableEndpoint(String uri, DirectComponent component) {
            super(uri, component);
        }

        /** The registry refuses a second one that does not replace the first. */
        @Override
        public boolean isMultipleConsumersSupported() {
            return true;
        }
    }

    private final TransactionalRegistry<DirectConsumer> consumers =
            new TransactionalRegistry<>(DirectConsumer::getRouteId);

    public ReplaceableDirectComponent() {
        consumers.onChange(this::invalidateProducerCaches);
    }

    /** The underlying registry, for changes in a transaction. */
    TransactionalRegistry<?> consumers() {
        return consumers;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        DirectEndpoint endpoint = new ReplaceableEndpoint(uri, this);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    @Override
    public void addConsumer(String key, DirectConsumer consumer) {
        if (consumers.add(key, consumer) != null) {
            throw new IllegalArgumentException("another route already begins with " + key.replace("://", ":"));
        }
    }

    @Override
    public void removeConsumer(String key, DirectConsumer consumer) {
        consumers.remove(key, consumer.getRouteId());
    }

    @Override
    protected DirectConsumer getConsumer(String key, boolean block, long timeout) {
        return consumers.get(key);
    }

    /** Makes producers look up their consumer again: they cache it until this call counts a change. */
    private void invalidateProducerCaches() {
        super.removeConsumer("", null);
    }
}
