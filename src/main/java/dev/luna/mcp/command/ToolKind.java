package dev.luna.mcp.command;

/** What {@code luna new} can begin with; for each there is a route and a test among the resources. */
enum ToolKind {
    /** Passes its arguments on to a service. */
    forwarder,
    /** Runs a command in the workspace. */
    command,
    /** Asks a service on the Web. */
    http,
    /** Has steps of its own. */
    script
}
