package dev.luna.mcp.cli;

import dev.luna.mcp.LunaServer;
import dev.luna.mcp.config.ListenAddress;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.tool.Diagnostic;
import dev.luna.mcp.tool.Tool;
import dev.luna.mcp.tool.ToolPatterns;
import dev.luna.mcp.tool.check.ClientRules;
import dev.luna.mcp.tool.search.ToolSearch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The text printed once the server is ready: its URL, its tools and how to connect clients. */
final class Banner {

    private final Settings settings;
    private final LunaServer server;
    private final Path tools;
    private final Optional<Path> tokenFile;

    /**
     * @param tools the directory of tool files
     * @param tokenFile the file in which a generated token was saved; empty if none was generated or it cannot be written
     */
    Banner(Settings settings, LunaServer server, Path tools, Optional<Path> tokenFile) {
        this.settings = settings;
        this.server = server;
        this.tools = tools;
        this.tokenFile = tokenFile;
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Luna MCP Server " + settings.get("luna.version") + " serves at " + url());
        if (settings.isTokenForClients()) {
            lines.add("AUTH_TOKEN is not set. Generated a token "
                    + tokenFile.map(file -> "and saved it in " + file + ": ").orElse("for this run only: ")
                    + settings.get("luna.auth-token"));
        }
        lines.add("");
        Map<String, List<String>> families = server.registry().families();
        families.forEach((family, tools) -> lines.add("  %-8s %s".formatted(family, String.join(", ", tools))));
        if (families.isEmpty()) {
            lines.add("  No tools: the directory has no tool routes, or the settings exclude all of them.");
        } else {
            lines.add(origins());
        }
        List<Diagnostic> loadErrors = server.registry().loadErrors();
        if (!loadErrors.isEmpty()) {
            lines.add("");
            lines.add("Not exposed:");
            loadErrors.forEach(error -> lines.add("  " + error));
        }
        List<String> findings = ClientRules.findings(server.registry().tools());
        if (!findings.isEmpty()) {
            lines.add("");
            lines.add("Some clients refuse:");
            findings.forEach(finding -> lines.add("  " + finding));
        }
        List<String> unmatched = server.registry().unmatchedFilterWords();
        if (!unmatched.isEmpty()) {
            lines.add("");
            lines.add("luna.tools.include or luna.tools.exclude contains names that match no tool or tag: "
                    + String.join(", ", unmatched));
        }
        if (Boolean.parseBoolean(settings.get("luna.tools.search"))) {
            lines.add("");
            lines.addAll(searching());
        }
        lines.add("");
        lines.addAll(snippets());
        tunnel().ifPresent(lines::add);
        if (!settings.get("luna.ngrok-token").isBlank()) {
            lines.add(
                    "NGROK_TOKEN is set, but this process does not start a tunnel. Run `docker compose --profile tunnel up` or"
                            + " ngrok itself.");
        }
        return String.join(System.lineSeparator(), lines);
    }

    private List<String> searching() {
        List<String> lines = new ArrayList<>();
        lines.add("Lists have only " + ToolSearch.TOOL + ", the pinned tools, and those that a client has found.");
        String unmatched = ToolPatterns.of(settings.get("luna.tools.pinned"))
                .unmatched(server.registry().tools())
                .collect(Collectors.joining(", "));
        if (!unmatched.isEmpty()) {
            lines.add("luna.tools.pinned contains names that match no tool or tag: " + unmatched);
        }
        return lines;
    }

    private List<String> snippets() {
        if (settings.isTokenForClients()) {
            return new ClientSnippets(url(), settings.get("luna.auth-token")).lines();
        }
        return settings.isTokenGenerated()
                ? new LoginSnippets(settings.get("luna.public-url"), settings.get("luna.oauth.issuer")).lines()
                : new ClientSnippets(url(), null).lines();
    }

    private String origins() {
        List<String> all = server.registry().tools().stream().map(Tool::name).toList();
        List<String> fromFiles = server.registry().toolsFromFiles();
        return "  " + new ToolOrigins(all, fromFiles).line()
                + (fromFiles.isEmpty() ? " Files in " + tools + " add to them or replace them; see `luna init`." : "");
    }

    /** The hint on tunnels; empty if the server listens on the network, since it then accepts any host name. */
    private Optional<String> tunnel() {
        String ngrok = "ngrok http " + server.port();
        if (!ListenAddress.isLocal(settings.get("luna.host"))) {
            return Optional.empty();
        }
        return Optional.of(
                Boolean.parseBoolean(settings.get("luna.tunnel"))
                        ? "Tunnel: run `" + ngrok
                                + "` and connect clients to the https URL that it prints, followed by /mcp."
                        : "Tunnel: for `" + ngrok
                                + "` start with --tunnel or LUNA_ALLOWED_ORIGINS=*.ngrok-free.app. Otherwise requests "
                                + "through the tunnel are rejected with 403.");
    }

    private String url() {
        String host = settings.get("luna.host");
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        return (settings.get("luna.tls.certificate").isEmpty() ? "http://" : "https://")
                + (reachable.contains(":") ? "[" + reachable + "]" : reachable) + ":" + server.port() + "/mcp";
    }
}
