package dev.luna.mcp.command;

import dev.luna.mcp.LunaServer;
import dev.luna.mcp.configuration.Settings;
import dev.luna.mcp.tool.Tool;
import dev.luna.mcp.tool.ToolRegistry.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the server prints once it serves: where, with which tools, and how to connect. */
final class Banner {

    private final Settings settings;
    private final LunaServer server;

    Banner(Settings settings, LunaServer server) {
        this.settings = settings;
        this.server = server;
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Luna MCP Server " + settings.get("luna.version") + " serves at " + url());
        if (settings.isTokenGenerated()) {
            lines.add("AUTH_TOKEN is not set; this run's token is " + settings.get("luna.auth-token"));
        }
        lines.add("");
        families().forEach((family, tools) -> lines.add("  %-8s %s".formatted(family, tools)));
        List<Refusal> refusals = server.registry().refusals();
        if (!refusals.isEmpty()) {
            lines.add("");
            lines.add("Not exposed:");
            refusals.forEach(refusal -> lines.add("  " + refusal.source() + ": " + refusal.reason()));
        }
        lines.add("");
        lines.addAll(connecting());
        return String.join(System.lineSeparator(), lines);
    }

    private Map<String, String> families() {
        return server.registry().tools().stream()
                .collect(Collectors.groupingBy(
                        Tool::family, LinkedHashMap::new, Collectors.mapping(Tool::name, Collectors.joining(", "))));
    }

    private List<String> connecting() {
        String token = settings.isTokenGenerated() ? settings.get("luna.auth-token") : "$AUTH_TOKEN";
        String header = "\"Authorization\": \"Bearer " + token + "\"";
        return List.of(
                "Connect",
                "  Puch AI      /mcp connect " + url() + " " + token,
                "  Claude Code  claude mcp add --transport http luna " + url() + " --header \"Authorization: Bearer "
                        + token + "\"",
                "  VS Code      .vscode/mcp.json  {\"servers\": {\"luna\": {\"type\": \"http\", \"url\": \"" + url()
                        + "\", \"headers\": {" + header + "}}}}",
                "  Cursor       .cursor/mcp.json  {\"mcpServers\": {\"luna\": {\"url\": \"" + url()
                        + "\", \"headers\": {" + header + "}}}}",
                "  curl         curl " + url() + " -H \"Authorization: Bearer " + token
                        + "\" -H 'Content-Type: application/json' -d '{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"about\"}'",
                "");
    }

    private String url() {
        String host = settings.get("luna.host");
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        return "http://" + (reachable.contains(":") ? "[" + reachable + "]" : reachable) + ":" + server.port() + "/mcp";
    }
}
