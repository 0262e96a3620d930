package dev.luna.mcp.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.tool.search.ToolSearch;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code luna tools}: lists the tools by family, excluded tools, load errors, and the size of the list in tokens. */
@Command(
        name = "tools",
        description = "List the tools, the tools that are not exposed and why, and the size of the list in tokens.")
final class ToolsCommand implements Callable<Integer> {

    @Option(
            names = "--cost",
            description = "Print only the size of the list in tokens, and whether luna.tools.search would pay.")
    private boolean cost;

    @Mixin
    private ServerOptions serverOptions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try (ToolServer server = serverOptions.open()) {
            List<JsonNode> tools = server.tools();
            ListCost size = new ListCost(tools, server.pinned());
            JsonNode health = server.health();
            PrintWriter out = spec.commandLine().getOut();
            int unlisted = health.path("tool_count").asInt() - tools.size();
            if (cost) {
                out.println(size.total());
                out.println(unlisted > 0 ? shortened(unlisted) : size.search());
                return 0;
            }
            families(tools, health).forEach((family, members) -> {
                out.println(family);
                members.forEach(tool -> out.println("  " + line(tool)));
                out.println();
            });
            section(out, "Not exposed", texts(health.path("degraded")));
            section(out, "Excluded", server.exclusions());
            if (!tools.isEmpty() && health.has("from_files")) {
                out.println(new ToolOrigins(texts(health.path("tools")), texts(health.path("from_files"))).line());
            }
            out.println(size.total());
            if (unlisted > 0) {
                out.println(shortened(unlisted));
            }
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
        StringJoiner labels = new StringJoiner(", ", " [", "]").setEmptyValue("");
        if (hints.path("readOnlyHint").asBoolean()) {
            labels.add("read-only");
        } else if (hints.path("destructiveHint").asBoolean(true)) {
            labels.add("destructive");
        }
        if (hints.path("idempotentHint").asBoolean()) {
            labels.add("idempotent");
        }
        if (hints.path("openWorldHint").asBoolean(true)) {
            labels.add("open world");
        }
        return "%-18s %s%s"
                .formatted(
                        tool.path("name").asText(),
                        firstSentence(tool.path("description").asText()),
                        labels);
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    private static void section(PrintWriter out, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            out.println(title + ":");
            lines.forEach(line -> out.println("  " + line));
            out.println();
        }
    }

    private static String shortened(int unlisted) {
        return "luna.tools.search is true there: " + ToolSearch.TOOL + " finds " + unlisted + " more tools.";
    }
}
