package dev.luna.mcp.cli;

import dev.luna.mcp.LunaServer;
import dev.luna.mcp.config.ListenAddress;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.tool.Diagnostic;
import dev.luna.mcp.tool.check.ClientRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the server prints once it serves: where, with which tools, and how to connect. */
final class Banner {

    private final Settings settings;
    private final LunaServer server;
    private final Optional<Path> kept;

    /** @param kept the file that holds the token which this run has made, if it could be written */
    Banner(Settings settings, LunaServer server, Optional<Path> kept) {
        this.settings = settings;
        this.server = server;
        this.kept = kept;
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Luna MCP Server " + settings.get("luna.version") + " serves at " + url());
        if (settings.isTokenGenerated()) {
            lines.add("AUTH_TOKEN is not set; "
                    + kept.map(file -> "made one and kept it in " + file + ", so it stays the same: ")
                            .orElse("this run's token, which the next run will not have, is ")
                    + settings.get("luna.auth-token"));
        }
        lines.add("");
        Map<String, List<String>> families = server.registry().families();
        families.forEach((family, tools) -> lines.add("  %-8s %s".formatted(family, String.join(", ", tools))));
        if (families.isEmpty()) {
            lines.add("  No tools: the directory has no routes of tools, or none of them is offered.");
        }
        List<Diagnostic> refusals = server.registry().loadErrors();
        if (!refusals.isEmpty()) {
            lines.add("");
            lines.add("Not exposed:");
            refusals.forEach(refusal -> lines.add("  " + refusal));
        }
        List<String> findings = ClientRules.findings(server.registry().tools());
        if (!findings.isEmpty()) {
            lines.add("");
            lines.add("Some clients refuse:");
            findings.forEach(finding -> lines.add("  " + finding));
        }
        List<String> misspelt = server.registry().unmatchedFilterWords();
        if (!misspelt.isEmpty()) {
            lines.add("");
            lines.add("luna.tools.include or luna.tools.exclude names what is no tool or tag: "
                    + String.join(", ", misspelt));
        }
        lines.add("");
        lines.addAll(new ClientSnippets(url(), settings.isTokenGenerated() ? settings.get("luna.auth-token") : null)
                .lines());
        tunnel().ifPresent(lines::add);
        if (!settings.get("luna.ngrok-token").isBlank()) {
            lines.add(
                    "NGROK_TOKEN is set, but this process starts no tunnel; `docker compose --profile tunnel up` does, and"
                            + " so does ngrok itself.");
        }
        return String.join(System.lineSeparator(), lines);
    }

    /** What to do for a tunnel; a server that is open to the network takes requests under any host name. */
    private Optional<String> tunnel() {
        String ngrok = "ngrok http " + server.port();
        if (!ListenAddress.isLocal(settings.get("luna.host"))) {
            return Optional.empty();
        }
        return Optional.of(
                Boolean.parseBoolean(settings.get("luna.tunnel"))
                        ? "Tunnel: run `" + ngrok + "` and connect to the https address it prints, with /mcp behind it."
                        : "For `" + ngrok
                                + "` start with --tunnel or LUNA_ALLOWED_ORIGINS=*.ngrok-free.app; without it a "
                                + "request through a tunnel is refused with 403.");
    }

    private String url() {
        String host = settings.get("luna.host");
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        return "http://" + (reachable.contains(":") ? "[" + reachable + "]" : reachable) + ":" + server.port() + "/mcp";
    }
}
