package dev.luna.mcp.tool.loading;

import dev.luna.mcp.tool.SteeringHeaders;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.EndpointStrategy;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategyAware;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Drops the headers of a delivered message - a mail, a record, a response - that would steer a component: whoever sends a mail
 * with {@code CamelFileName} must not choose the file that the next step writes. Camel's own components differ in what they let
 * through. Headers that a component makes itself are not touched.
 */
final class MessageHeaderGuard extends LifecycleStrategySupport implements EndpointStrategy {

    private static final String OPTION = "headerFilterStrategy";

    /** Camel's mail component moves, copies and deletes a mail as headers of that mail say. */
    private static final Set<String> OF_MAIL = Set.of("copyto", "moveto", "delete");

    private static final Set<String> MAIL = Set.of("imap", "imaps", "pop3", "pop3s");

    /** The front door removes all headers itself. */
    private static final String FRONT_DOOR = "platform-http";

    /** Guards the components and endpoints that are added from now on. */
    static void install(CamelContext context) {
        MessageHeaderGuard guard = new MessageHeaderGuard();
        context.addLifecycleStrategy(guard);
        context.getCamelContextExtension().registerEndpointCallback(guard);
    }

    /** Some components give their endpoints a strategy that no option of the endpoint shows. */
    @Override
    public void onComponentAdd(String name, Component component) {
        if (component instanceof HeaderFilterStrategyAware aware && !name.equals(FRONT_DOOR)) {
            aware.setHeaderFilterStrategy(guarded(aware.getHeaderFilterStrategy(), name));
        }
    }

    @Override
    public Endpoint registerEndpoint(String uri, Endpoint endpoint) {
        String scheme = uri.substring(0, Math.max(0, uri.indexOf(':')));
        PropertyConfigurer options = !scheme.equals(FRONT_DOOR) && endpoint instanceof DefaultEndpoint known
                ? known.getComponent().getEndpointPropertyConfigurer()
                : null;
        if (options instanceof PropertyConfigurerGetter getter
                && getter.getOptionType(OPTION, true) == HeaderFilterStrategy.class) {
            HeaderFilterStrategy own = (HeaderFilterStrategy) getter.getOptionValue(endpoint, OPTION, true);
            options.configure(endpoint.getCamelContext(), endpoint, OPTION, guarded(own, scheme), true);
        }
        return endpoint;
    }

    private static HeaderFilterStrategy guarded(HeaderFilterStrategy own, String scheme) {
        return own instanceof Guarded ? own : new Guarded(own, MAIL.contains(scheme) ? OF_MAIL : Set.of());
    }

    /**
     * @param own the strategy that still applies; null if there is none
     * @param further more names, in lower case, that the component obeys
     */
    private record Guarded(HeaderFilterStrategy own, Set<String> further) implements HeaderFilterStrategy {

        @Override
        public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
            return own != null && own.applyFilterToCamelHeaders(name, value, exchange);
        }

        @Override
        public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
            return SteeringHeaders.contains(name)
                    || further.contains(name.toLowerCase(Locale.ROOT))
                    || own != null && own.applyFilterToExternalHeaders(name, value, exchange);
        }
    }
}
