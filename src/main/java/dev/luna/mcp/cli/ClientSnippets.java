package dev.luna.mcp.cli;

import java.util.List;

/**
 * Ready-to-paste configuration that connects clients.
 *
 * @param url the MCP endpoint of the server
 * @param token the generated token; null if the user set one. That is never printed: each snippet then has the reference by
 *     which its client reads {@code AUTH_TOKEN} from the environment.
 */
record ClientSnippets(String url, String token) {

    private static final String CURL =
            "curl %s -H \"Authorization: Bearer %s\" -H 'Content-Type: application/json' -d '{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"about\"}'";

    private static final String SERVER =
            "\"luna\": {%s\"url\": \"%s\", \"headers\": {\"Authorization\": \"Bearer %s\"}}";

    List<String> lines() {
        String inShell = token == null ? "$AUTH_TOKEN" : token;
        String inEditor = token == null ? "${env:AUTH_TOKEN}" : token;
        return List.of(
                "Connect",
                "  Puch AI      /mcp connect " + url + " " + (token == null ? "YOUR_AUTH_TOKEN" : token),
                "  Claude Code  claude mcp add --transport http luna " + url + " --header \"Authorization: Bearer "
                        + inShell + "\"",
                "  VS Code      .vscode/mcp.json  {\"servers\": {"
                        + SERVER.formatted("\"type\": \"http\", ", url, inEditor) + "}}",
                "  Cursor       .cursor/mcp.json  {\"mcpServers\": {" + SERVER.formatted("", url, inEditor) + "}}",
                "  curl         " + CURL.formatted(url, inShell),
                "");
    }
}
