package dev.luna.mcp.cli;

/** What {@code luna new} can begin with; for each there is a route and a test among the resources. */
enum ToolKind {
    /** Passes its arguments on to a service. */
    forwarder("--arg prompt='print one'"),
    /** Runs a command in the workspace. */
    command("--arg path=."),
    /** Asks a service on the Web. */
    http("--arg owner=apache --arg repo=camel"),
    /** Has steps of its own. */
    script("--arg who=Ada");

    private final String example;

    ToolKind(String example) {
        this.example = example;
    }

    /** Arguments that its route takes, as {@code luna call} is given them in a shell. */
    String example() {
        return example;
    }
}
