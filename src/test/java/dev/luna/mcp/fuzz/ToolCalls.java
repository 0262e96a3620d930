package dev.luna.mcp.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.tool.Tool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Calls of tools with arguments that are mostly as the tool's schema has them, and sometimes not. */
final class ToolCalls {

    /** One call. */
    record Call(String tool, Map<String, Object> arguments) {}

    /** The tools that are made to take long or to fail. */
    private static final Set<String> LEFT_OUT = Set.of("slow", "too_slow", "endless", "crashes");

    private ToolCalls() {}

    static Arbitrary<Call> of(List<Tool> tools) {
        return Arbitraries.of(tools.stream()
                        .filter(tool -> !LEFT_OUT.contains(tool.name()))
                        .toList())
                .flatMap(tool -> arguments(tool.arguments().json().path("properties"))
                        .map(arguments -> new Call(tool.name(), arguments)));
    }

    private static Arbitrary<Map<String, Object>> arguments(JsonNode properties) {
        List<String> names = new ArrayList<>();
        properties.fieldNames().forEachRemaining(names::add);
        Arbitrary<Map<String, Object>> all = Arbitraries.just(Map.of());
        for (String name : names) {
            all = all.flatMap(so -> value(properties.get(name)).map(value -> {
                Map<String, Object> more = new LinkedHashMap<>(so);
                more.put(name, value);
                return more;
            }));
        }
        return all.flatMap(whole ->
                Arbitraries.of(true, true, true, false).map(keep -> keep || whole.isEmpty() ? whole : without(whole)));
    }

    private static Map<String, Object> without(Map<String, Object> arguments) {
        Map<String, Object> less = new LinkedHashMap<>(arguments);
        less.remove(less.keySet().iterator().next());
        return less;
    }

    private static Arbitrary<Object> value(JsonNode schema) {
        Arbitrary<Object> wrong = Arbitraries.of(List.of(), Map.of("a", 1), true, 7, -1.5, "", "\u0000");
        Arbitrary<Object> right =
                switch (schema.path("type").asText()) {
                    case "integer" -> Arbitraries.integers().map(number -> number);
                    case "number" -> Arbitraries.doubles().map(number -> number);
                    case "boolean" -> Arbitraries.of(true, false).map(truth -> truth);
                    case "array" -> Arbitraries.strings().list().ofMaxSize(3).map(list -> list);
                    case "object" ->
                        Arbitraries.maps(
                                        Arbitraries.strings().ofMaxLength(5),
                                        Arbitraries.strings().ofMaxLength(5))
                                .ofMaxSize(3)
                                .map(map -> map);
                    default -> texts(schema);
                };
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(12, right), net.jqwik.api.Tuple.of(1, wrong));
    }

    private static Arbitrary<Object> texts(JsonNode schema) {
        List<String> good =
                new ArrayList<>(List.of("a", "main", "https://127.0.0.1/a/b", "http://127.0.0.1:1/", "eA==", "."));
        schema.path("enum").forEach(word -> good.add(word.asText()));
        return Arbitraries.oneOf(
                Arbitraries.of(good).map(text -> text),
                Arbitraries.strings().ofMaxLength(30).map(text -> text),
                Arbitraries.strings().withCharRange('!', '~').ofMaxLength(30).map(text -> text));
    }
}
