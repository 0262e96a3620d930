package dev.luna.mcp.tool.check;

import dev.luna.mcp.tool.check.YamlElement.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.util.StringHelper;

/**
 * A reference to an endpoint in a route.
 *
 * @param step the step with the reference, for example {@code to}
 * @param line its line
 * @param uri the endpoint without its options
 * @param options the options in the query and under {@code parameters}
 */
record EndpointReference(String step, int line, String uri, List<Field> options) {

    private static final Set<String> STEPS =
            Set.of("from", "to", "toD", "poll", "wireTap", "interceptFrom", "interceptSendToEndpoint");

    EndpointReference {
        options = List.copyOf(options);
    }

    /** All references in a file, from top to bottom. */
    static Stream<EndpointReference> in(YamlElement routes) {
        return routes.allFields().flatMap(field -> of(field).stream());
    }

    /** The reference in a step; empty for a step without an endpoint. */
    static List<EndpointReference> of(Field step) {
        if (!STEPS.contains(step.name())) {
            return List.of();
        }
        YamlElement value = step.value();
        Field uri = value.text().isPresent() ? step : value.field("uri").orElse(null);
        if (uri == null || uri.value().text().isEmpty()) {
            return List.of();
        }
        String text = uri.value().text().get().strip();
        int line = uri.value().line();
        List<Field> options = new ArrayList<>();
        String query = StringHelper.after(text, "?", "");
        if (!query.contains("${")) {
            Stream.of(query.split("&"))
                    .filter(option -> !option.isBlank())
                    .map(option -> new Field(StringHelper.before(option, "=", option), line, uri.value()))
                    .forEach(options::add);
        }
        value.field("parameters")
                .ifPresent(parameters -> options.addAll(parameters.value().fields()));
        String written = StringHelper.before(text, "?", text);
        Optional<Field> path = options.stream()
                .filter(option -> PathOptions.isPath(written, option.name()))
                .findFirst();
        path.ifPresent(options::remove);
        String rest = path.flatMap(option -> option.value().text())
                .map(found -> ":" + found)
                .orElse("");
        return List.of(new EndpointReference(step.name(), line, written + rest, options));
    }

    String scheme() {
        return StringHelper.before(uri, ":", uri);
    }

    /** Returns true if the reference exposes the route to clients: as a tool, a prompt or a resource. */
    boolean isOffer() {
        return step.equals("from")
                && Set.of("ai-tool", "ai-prompt", "ai-resource").contains(scheme());
    }
}
