package dev.luna.mcp.cli;

import java.util.List;

/**
 * Ready-to-paste lines that connect a client.
 *
 * @param url where the server serves
 * @param token the token made for this run, or null where the user set one: it is never printed, each line names it the way
 *     its client reads it from the environment
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
