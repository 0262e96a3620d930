package dev.luna.mcp.tool.loading;

import dev.luna.mcp.tool.InvalidToolException;
import dev.luna.mcp.tool.loading.BeanRegistry.Binding;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The beans that a file binds.
 *
 * @param before what their names stood for before the file was loaded
 * @param own what their names stand for in the file
 */
record FileBeans(Map<String, Binding> before, Map<String, Binding> own) {

    /** The beans of all names of a registry now. */
    static Map<String, Binding> snapshot(BeanRegistry registry) {
        Map<String, Binding> bindings = new LinkedHashMap<>();
        registry.names().forEach(name -> bindings.put(name, registry.binding(name)));
        return bindings;
    }

    /** The beans that were bound since a snapshot. */
    static FileBeans since(Map<String, Binding> snapshot, BeanRegistry registry) {
        Map<String, Binding> before = new LinkedHashMap<>();
        Map<String, Binding> own = new LinkedHashMap<>();
        Binding nothing = new Binding(Map.of(), Map.of(), null);
        registry.names().forEach(name -> {
            Binding now = registry.binding(name);
            Binding earlier = snapshot.getOrDefault(name, nothing);
            if (!now.equals(earlier)) {
                before.put(name, earlier);
                own.put(name, now);
            }
        });
        return new FileBeans(before, own);
    }

    /** @throws InvalidToolException if another file has one of the names */
    void requireFree(BeanRegistry registry) {
        before.forEach((name, binding) -> {
            if (!binding.isEmpty() && registry.ofFiles().containsKey(name)) {
                throw new InvalidToolException(
                        "the bean '" + name + "' is defined by a second file; rename one of them");
            }
        });
    }

    /** Gives the names to the beans of this file. */
    void bind(BeanRegistry registry) {
        own.forEach((name, binding) -> {
            registry.rebind(name, binding);
            registry.ofFiles().put(name, binding);
        });
    }

    /** Takes the beans out; what had their names before has them again. */
    void unbind(BeanRegistry registry) {
        own.forEach((name, binding) -> {
            if (binding.equals(registry.binding(name))) {
                registry.rebind(name, before.get(name));
            }
            registry.ofFiles().remove(name, binding);
        });
    }

    /** Destroys the beans, which nothing uses any more. */
    void destroy() {
        own.forEach((name, binding) -> binding.destroy(name));
    }
}
