package dev.luna.mcp.tool.loading;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.apache.camel.util.StringHelper;

/**
 * The beans that a Java route file binds. Camel's registry would keep the bean of an earlier version beside the new
 * one.
 */
final class JavaFileBeans {

    private final Registry registry;
    private final Map<String, Object> earlier = new HashMap<>();

    /** Unbinds the beans of the file's earlier version. */
    JavaFileBeans(CamelContext context, RouteFile file) {
        this.registry = context.getRegistry();
        String type = StringHelper.before(file.path().getFileName().toString(), ".java", "");
        if (!type.isEmpty()) {
            registry.findByTypeWithName(Object.class).forEach((name, bean) -> {
                if (isCompiledHere(bean) && bean.getClass().getSimpleName().equals(type)) {
                    earlier.put(name, bean);
                }
            });
            earlier.keySet().forEach(registry::unbind);
        }
    }

    private static boolean isCompiledHere(Object bean) {
        ClassLoader loader = bean.getClass().getClassLoader();
        return loader != null
                && loader != JavaFileBeans.class.getClassLoader()
                && bean.getClass().getPackageName().isEmpty();
    }

    /** Binds them again, if the new version cannot be loaded. */
    void restore() {
        earlier.forEach(registry::bind);
    }
}
