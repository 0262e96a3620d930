package dev.luna.mcp.tool.editor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.tool.DescribedComponent;
import dev.luna.mcp.tool.check.InstalledServices;
import dev.luna.mcp.tool.check.PathOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.tooling.model.ComponentModel;

/**
 * The definitions for endpoints: the options of each. Made of the declarations of this server's components and blocks, and of Camel's
 * catalog for all others that are installed. Not thread-safe.
 */
final class EndpointSchemas {

    private final CamelContext context;
    private final CamelCatalog catalog = new DefaultCamelCatalog();
    private final ObjectNode uri;
    private final ObjectNode options = JsonNodeFactory.instance.objectNode();
    private final ArrayNode routes = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode steps = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode routeNames = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode stepNames = JsonNodeFactory.instance.arrayNode();
    private final Map<String, String> routeProposals = new LinkedHashMap<>();
    private final Map<String, String> stepProposals = new LinkedHashMap<>();

    EndpointSchemas(CamelContext context) {
        this.context = context;
        Set<String> installed = new InstalledServices(context).components();
        Set<String> known = new TreeSet<>(catalog.findComponentNames());
        known.addAll(installed);
        this.uri = UriSchema.known(known);
        installed.forEach(this::add);
    }

    /** Adds the definitions; those of the URI and the options in each place have the names of the constants. */
    void addTo(ObjectNode definitions) {
        definitions.setAll(options);
        definitions.set(Definitions.URI, uri);
        definitions.set(Definitions.ROUTE_URI, UriSchema.proposals(routeProposals, routeNames));
        definitions.set(Definitions.STEP_URI, UriSchema.proposals(stepProposals, stepNames));
        definitions.putObject(Definitions.ROUTE).set("allOf", routes);
        definitions.putObject(Definitions.STEP).set("allOf", steps);
    }

    private void add(String scheme) {
        ComponentModel model = catalog.componentModel(scheme);
        if (model != null) {
            options.set(Definitions.options(scheme), CatalogOptions.of(model));
            addRule(routes, UriSchema.any(scheme), scheme, false);
            addRule(steps, UriSchema.any(scheme), scheme, false);
        } else if (context.getComponent(scheme, true, false) instanceof DescribedComponent described) {
            described.optionsOfRoutes().ifPresent(declared -> addRoute(scheme, declared));
            Map<String, ObjectNode> named = described.optionsOfSteps();
            named.forEach((path, declared) -> addStep(scheme + ":" + path, declared));
            routeNames.add(UriSchema.anyName(scheme));
            stepNames.add(named.isEmpty() ? UriSchema.anyName(scheme) : UriSchema.oneOf(scheme, named.keySet()));
        }
    }

    private void addRoute(String scheme, ObjectNode declared) {
        ObjectNode written = WrittenOptions.of(declared);
        PathOptions.of(scheme).forEach(name -> written.withObject("/properties").put(name, true));
        options.set(Definitions.options(scheme), written);
        routeProposals.put(scheme + ":", description(declared));
        addRule(routes, UriSchema.withoutQuery(scheme), scheme, written.has("required"));
    }

    private void addStep(String uri, ObjectNode declared) {
        ObjectNode written = WrittenOptions.of(declared);
        options.set(Definitions.options(uri), written);
        stepProposals.put(uri, description(declared));
        addRule(steps, UriSchema.exactly(uri), uri, written.has("required"));
    }

    private static String description(ObjectNode declared) {
        return declared.path("description").asText();
    }

    /** Adds the rule that endpoints whose URI matches have certain options. */
    private static void addRule(ArrayNode rules, String pattern, String name, boolean required) {
        ObjectNode rule = rules.addObject();
        ObjectNode condition = rule.putObject("if");
        condition.putObject("properties").putObject("uri").put("pattern", pattern);
        condition.putArray("required").add("uri");
        ObjectNode consequence = rule.putObject("then");
        consequence.putObject("properties").set("parameters", Definitions.reference(Definitions.options(name)));
        if (required) {
            consequence.putArray("required").add("parameters");
        }
    }
}
