package dev.luna.mcp.it.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Route files with many small tools. */
final class GeneratedTools {

    private GeneratedTools() {}

    /** Writes a file with a tool for each of some words, of the family {@code family}; it answers with its own name. */
    static void write(Path file, String family, String verb, String... things) throws IOException {
        StringBuilder routes = new StringBuilder();
        for (String thing : things) {
            routes.append("""
                    - route:
                        id: %1$s_%2$s
                        description: Call
                        from:
                          uri: ai-tool:%1$s_%2$s
                          parameters:
                            tags: %3$s
                            description: Call to %1$s the %2$s.
                            parameter.name: string
                            parameter.name.description: Name of the %2$s
                            readOnlyHint: true
                          steps:
                            - setBody: {constant: %1$s_%2$s}
                    """.formatted(verb, thing, family));
        }
        Files.writeString(file, routes);
    }

    /** The names in a list of tools. */
    static List<String> names(JsonNode list) {
        return list.path("tools")
                .valueStream()
                .map(tool -> tool.path("name").asText())
                .toList();
    }

    /** The words {@code thing0}, {@code thing1} and so on. */
    static String[] numbered(String thing, int count) {
        String[] words = new String[count];
        for (int i = 0; i < count; i++) {
            words[i] = thing + i;
        }
        return words;
    }
}
