package dev.luna.mcp.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code luna tools}: lists the tools by family, what is kept back or refused, and what the list costs a model. */
@Command(
        name = "tools",
        description = "Lists the tools, what is not exposed and why, and how many tokens the list costs.")
final class ToolsCommand implements Callable<Integer> {

    /** A rule of thumb for JSON with English text; a model's own count may be a fifth off either way. */
    private static final int CHARACTERS_OF_A_TOKEN = 4;

    @Mixin
    private ServerOptions choice;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try (ToolServer server = choice.open()) {
            List<JsonNode> tools = server.tools();
            JsonNode health = server.health();
            PrintWriter out = spec.commandLine().getOut();
            families(tools, health).forEach((family, members) -> {
                out.println(family);
                members.forEach(tool -> out.println("  " + line(tool)));
                out.println();
            });
            List<String> refused = new ArrayList<>();
            health.path("degraded").forEach(file -> refused.add(file.asText()));
            section(out, "Not exposed", refused);
            section(out, "Excluded", server.exclusions());
            out.println(cost(tools));
            return 0;
        }
    }

    private static Map<String, List<JsonNode>> families(List<JsonNode> tools, JsonNode health) {
        Map<String, String> familyOf = new LinkedHashMap<>();
        health.path("families").properties().forEach(family -> family.getValue()
                .forEach(name -> familyOf.put(name.asText(), family.getKey())));
        Map<String, List<JsonNode>> families = new LinkedHashMap<>();
        tools.forEach(tool -> families.computeIfAbsent(
                        familyOf.getOrDefault(tool.path("name").asText(), "tools"), family -> new ArrayList<>())
                .add(tool));
        return families;
    }

    private static String line(JsonNode tool) {
        JsonNode hints = tool.path("annotations");
        StringJoiner said = new StringJoiner(", ", " [", "]").setEmptyValue("");
        if (hints.path("readOnlyHint").asBoolean()) {
            said.add("read-only");
        } else if (hints.path("destructiveHint").asBoolean(true)) {
            said.add("destructive");
        }
        if (hints.path("idempotentHint").asBoolean()) {
            said.add("idempotent");
        }
        if (hints.path("openWorldHint").asBoolean(true)) {
            said.add("open world");
        }
        return "%-18s %s%s"
                .formatted(
                        tool.path("name").asText(),
                        firstSentence(tool.path("description").asText()),
                        said);
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private static void section(PrintWriter out, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            out.println(title + ":");
            lines.forEach(line -> out.println("  " + line));
            out.println();
        }
    }

    private static String cost(List<JsonNode> tools) {
        int characters =
                tools.stream().mapToInt(tool -> tool.toString().length()).sum();
        return "%d tools; their list costs a model about %d tokens (its %d characters of JSON, %d to a token)"
                .formatted(tools.size(), characters / CHARACTERS_OF_A_TOKEN, characters, CHARACTERS_OF_A_TOKEN);
    }
}
