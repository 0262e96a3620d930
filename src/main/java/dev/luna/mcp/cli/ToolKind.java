package dev.luna.mcp.cli;

/** The examples of {@code luna new}. The resources have a route and a test for each. */
enum ToolKind {
    /** Sends its arguments to a service as JSON. */
    forwarder("--arg prompt='print one'"),
    /** Runs a command in the workspace. */
    command("--arg path=."),
    /** Requests a URL. */
    http("--arg owner=apache --arg repo=camel"),
    /** Has steps of its own. */
    script("--arg who=Ada");

    private final String example;

    ToolKind(String example) {
        this.example = example;
    }

    /** Example arguments of its route, as shell words for {@code luna call}. */
    String example() {
        return example;
    }
}
