package dev.luna.mcp.tool.check;

import dev.luna.mcp.tool.NearestWord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.util.StringHelper;

/** The installed components and their options; looked up on first use. Not thread-safe. */
final class Components {

    private final CamelContext context;
    private final InstalledServices services;
    private final Set<String> schemes = new TreeSet<>();

    Components(CamelContext context) {
        this.context = context;
        this.services = new InstalledServices(context);
    }

    /** Finds components and options that do not exist. */
    List<Problem> check(EndpointReference use) {
        if (use.uri().contains("{{") || use.uri().contains("${") || use.uri().startsWith("ref:")) {
            return List.of();
        }
        if (!schemes().contains(use.scheme())) {
            return List.of(new Problem(use.line(), missing(use.scheme())));
        }
        List<Problem> problems = new ArrayList<>();
        options(use).ifPresent(known -> use.options().stream()
                .filter(option -> !isKnown(option.name(), known))
                .forEach(option -> problems.add(
                        new Problem(option.line(), NearestWord.unknown(option.name(), option.name(), known)))));
        return problems;
    }

    private String missing(String scheme) {
        CamelCatalog catalog = new DefaultCamelCatalog();
        ComponentModel model = catalog.componentModel(scheme);
        if (model != null) {
            return "the component " + scheme + " is not installed; " + InstalledServices.install(model);
        }
        Set<String> all = new TreeSet<>(catalog.findComponentNames());
        all.addAll(schemes());
        return NearestWord.to(scheme, schemes())
                .or(() -> NearestWord.to(scheme, all))
                .map(nearest -> "there is no component " + scheme + ": did you mean " + nearest + "?")
                .orElse("there is no component " + scheme
                        + ", neither installed nor in Camel's catalog; check its spelling");
    }

    private static boolean isKnown(String option, Set<String> known) {
        String name = StringHelper.dashToCamelCase(option);
        return known.contains(name)
                || known.stream().anyMatch(prefix -> prefix.endsWith(".") && name.startsWith(prefix));
    }

    private Set<String> schemes() {
        if (schemes.isEmpty()) {
            schemes.addAll(services.components());
        }
        return schemes;
    }

    /**
     * The names of a component's options, with a dot at the end for the prefix of a group; empty if it accepts any
     * option.
     */
    private Optional<Set<String>> options(EndpointReference use) {
        EndpointUriFactory factory = context.getCamelContextExtension().getEndpointUriFactory(use.scheme());
        if (factory == null) {
            return properties(use);
        }
        if (factory.isLenientProperties()) {
            return Optional.empty();
        }
        Set<String> options = new TreeSet<>(factory.propertyNames());
        options.addAll(factory.multiValuePrefixes().values());
        return Optional.of(options);
    }

    /**
     * Our own components have no generated metadata; the properties of an endpoint, which does nothing yet, are its
     * options.
     */
    private Optional<Set<String>> properties(EndpointReference use) {
        Map<String, Object> properties = new HashMap<>();
        try {
            Endpoint endpoint = context.getComponent(use.scheme()).createEndpoint(use.uri());
            if (endpoint.isLenientProperties()) {
                return Optional.empty();
            }
            PluginHelper.getBeanIntrospection(context).getProperties(endpoint, properties, null);
        } catch (Exception e) {
            // It cannot be created without its options; loading the route reports the reason.
            return Optional.empty();
        }
        return Optional.of(properties.entrySet().stream()
                .map(property -> property.getValue() instanceof Map ? prefix(property.getKey()) : property.getKey())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Prefix of the options that end up in {@code parameters}. */
    private static String prefix(String group) {
        return group.substring(0, group.length() - 1) + ".";
    }
}
