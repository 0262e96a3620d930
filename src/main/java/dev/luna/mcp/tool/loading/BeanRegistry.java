package dev.luna.mcp.tool.loading;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.ObjectHelper;
import org.apache.camel.support.SimpleRegistry;
import org.apache.camel.util.KeyValueHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A registry whose beans can be taken out and put back. Camel's destroys a bean when its name is bound anew; here the
 * routes that use it may still run, so whoever takes it out destroys it later.
 */
public final class BeanRegistry extends DefaultRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(BeanRegistry.class);

    /**
     * Returns the bean of a name.
     *
     * @param values beans by type
     * @param suppliers suppliers of beans by type
     * @param destroyer the bean, or its supplier, and the method that destroys it; null if none is declared
     */
    record Binding(
            Map<Class<?>, Object> values, Map<Class<?>, Object> suppliers, KeyValueHolder<Object, String> destroyer) {

        boolean isEmpty() {
            return values.isEmpty() && suppliers.isEmpty();
        }

        /** Destroys the bean: by the declared method, else by closing it. Failures are logged. */
        void destroy(String name) {
            try {
                if (destroyer != null) {
                    Object bean = unwrapped(destroyer.getKey());
                    ObjectHelper.invokeMethodSafe(destroyer.getValue(), bean);
                    return;
                }
                for (Object value : values.values()) {
                    if (value instanceof AutoCloseable closeable) {
                        closeable.close();
                    }
                }
            } catch (Exception e) {
                LOG.warn("Cannot close the bean {}: {}", name, e.toString());
            }
        }

        private static Object unwrapped(Object bean) {
            return bean instanceof Supplier<?> supplier ? supplier.get() : bean;
        }
    }

    private final Map<String, Binding> ofFiles = new LinkedHashMap<>();

    /** @param server the beans of the server, which come first */
    public BeanRegistry(BeanRepository server) {
        super(server);
    }

    /** Returns the bean of a name, without the beans of the server. */
    Binding binding(String name) {
        return new Binding(copy(fallbackRegistry, name), copy(supplierRegistry, name), beansToDestroy.get(name));
    }

    private static Map<Class<?>, Object> copy(Object registry, String name) {
        return Map.copyOf(((SimpleRegistry) registry).getOrDefault(name, Map.of()));
    }

    /** All names. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        Stream.of(fallbackRegistry, supplierRegistry)
                .map(SimpleRegistry.class::cast)
                .forEach(registry -> names.addAll(registry.keySet()));
        return names;
    }

    /** Lets a name stand for something else, without destroying what it stood for. */
    void rebind(String name, Binding binding) {
        unbind(name);
        put(fallbackRegistry, name, binding.values());
        put(supplierRegistry, name, binding.suppliers());
        if (binding.destroyer() != null) {
            beansToDestroy.put(name, binding.destroyer());
        }
    }

    private static void put(Object registry, String name, Map<Class<?>, Object> beans) {
        if (!beans.isEmpty()) {
            ((SimpleRegistry) registry).put(name, new LinkedHashMap<>(beans));
        }
    }

    /** Removes a name, without destroying what it stood for. */
    @Override
    public void unbind(String name) {
        supplierRegistry.unbind(name);
        fallbackRegistry.unbind(name);
        beansToDestroy.remove(name);
    }

    /** The beans of files by name; those that are left are closed when the server stops. */
    Map<String, Binding> ofFiles() {
        return ofFiles;
    }

    @Override
    protected void doStop() throws Exception {
        ofFiles.forEach((name, binding) -> binding.destroy(name));
        ofFiles.keySet().forEach(beansToDestroy::remove);
        super.doStop();
    }
}
