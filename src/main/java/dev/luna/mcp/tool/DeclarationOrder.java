package dev.luna.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.spi.Resource;
import org.apache.camel.util.StringHelper;

/**
 * Gives options the order and the spelling they have in the YAML file they came from. Camel's YAML DSL keeps them in a hash
 * map and turns {@code new-name} into {@code newName}; a model reads arguments best in their author's order. Stateless.
 */
final class DeclarationOrder {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private DeclarationOrder() {}

    /**
     * @param options the options without their prefix, in any order
     * @param prefix what each begins with in the file, for example {@code parameter.}
     * @param source the file, or null for a route that came from none
     * @param uri the endpoint as the file names it
     * @return the same values; unordered if the file is not YAML or does not show them
     */
    static Map<String, String> restore(Map<String, String> options, String prefix, Resource source, String uri) {
        if (options.size() < 2 || source == null || !source.getLocation().endsWith(".yaml")) {
            return options;
        }
        Map<String, String> ordered = new LinkedHashMap<>();
        for (String written : written(source, uri).keySet()) {
            String key = StringHelper.dashToCamelCase(written);
            if (key.startsWith(prefix) && options.containsKey(key.substring(prefix.length()))) {
                ordered.put(written.substring(prefix.length()), options.get(key.substring(prefix.length())));
            }
        }
        return ordered.size() == options.size() ? ordered : options;
    }

    private static Map<String, JsonNode> written(Resource source, String uri) {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        try (InputStream in = source.getInputStream()) {
            for (JsonNode element : YAML.readTree(in)) {
                JsonNode from = element.path("route").path("from");
                from = from.isMissingNode() ? element.path("from") : from;
                if (from.path("uri").asText().equals(uri)) {
                    from.path("parameters").properties().forEach(p -> parameters.put(p.getKey(), p.getValue()));
                }
            }
        } catch (IOException e) {
            throw new InvalidToolException("its file cannot be read again: " + e.getMessage(), e);
        }
        return parameters;
    }
}
