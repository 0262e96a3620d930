package dev.luna.mcp.tool.loading;

import dev.luna.mcp.tool.loading.BeanRegistry.Binding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.AutowiredLifecycleStrategy;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;

/**
 * Lets go of the beans of a file. Camel keeps endpoints by URI and components by scheme, so a route that is loaded anew
 * would get an endpoint, or a component, that still has the bean of the earlier version. Not thread-safe.
 */
final class BeanUsers {

    private final CamelContext context;
    private final Set<String> released = new TreeSet<>();

    BeanUsers(CamelContext context) {
        this.context = context;
    }

    /** Forgets the endpoints that name one of the beans, and takes the beans from components that Camel gave them to. */
    void release(FileBeans beans) {
        for (Map.Entry<String, Binding> bean : beans.own().entrySet()) {
            Pattern reference =
                    Pattern.compile("(#|%23)((bean|type)(:|%3A))?" + Pattern.quote(bean.getKey()) + "(?![\\w-])");
            forget(endpoint -> reference.matcher(endpoint.getEndpointUri()).find());
            for (String scheme : context.getComponentNames()) {
                if (take(context.hasComponent(scheme), bean.getValue())) {
                    released.add(scheme);
                    forget(endpoint -> endpoint.getEndpointUri().startsWith(scheme + ":"));
                }
            }
        }
    }

    /** Gives components beans again, as Camel does when it creates them. */
    void restore() {
        List<AutowiredLifecycleStrategy> strategies = context.getLifecycleStrategies().stream()
                .filter(AutowiredLifecycleStrategy.class::isInstance)
                .map(AutowiredLifecycleStrategy.class::cast)
                .toList();
        released.forEach(scheme ->
                strategies.forEach(strategy -> strategy.onComponentAdd(scheme, context.hasComponent(scheme))));
        released.clear();
    }

    private void forget(Predicate<Endpoint> users) {
        new ArrayList<>(context.getEndpointRegistry().entrySet())
                .stream().filter(entry -> users.test(entry.getValue())).forEach(entry -> context.getEndpointRegistry()
                        .remove(entry.getKey()));
    }

    private boolean take(Component component, Binding bean) {
        PropertyConfigurer configurer = component.getComponentPropertyConfigurer();
        // Those of components without such options give null.
        if (!(configurer instanceof PropertyConfigurerGetter getter) || getter.getAutowiredNames() == null) {
            return false;
        }
        boolean taken = false;
        for (String option : getter.getAutowiredNames()) {
            Object value = getter.getOptionValue(component, option, true);
            if (value != null && bean.values().containsValue(value)) {
                taken |= configurer.configure(context, component, option, null, true);
            }
        }
        return taken;
    }
}
