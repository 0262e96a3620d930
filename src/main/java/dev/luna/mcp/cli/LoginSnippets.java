package dev.luna.mcp.cli;

import java.util.List;

/**
 * Ready-to-paste configuration of clients that log in by OAuth.
 *
 * @param url the URL of the server for clients
 * @param issuers of the authorization servers
 */
record LoginSnippets(String url, String issuers) {

    List<String> lines() {
        return List.of(
                "Connect; clients log in at " + issuers,
                "  Claude       Settings, Connectors, Add custom connector: " + url,
                "  ChatGPT      Settings, Apps and connectors, Create: " + url,
                "  Claude Code  claude mcp add --transport http luna " + url,
                "  VS Code      .vscode/mcp.json  {\"servers\": {\"luna\": {\"type\": \"http\", \"url\": \"" + url
                        + "\"}}}",
                "  Cursor       .cursor/mcp.json  {\"mcpServers\": {\"luna\": {\"url\": \"" + url + "\"}}}",
                "");
    }
}
