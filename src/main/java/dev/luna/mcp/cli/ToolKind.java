package dev.luna.mcp.cli;

/** The examples of {@code luna new}. The resources have a route for each that is written, and a test for each that has one. */
enum ToolKind {
    /** Sends its arguments to a service as JSON. */
    forwarder("--arg prompt='print one'"),
    /** Runs a command in the workspace. */
    command("--arg path=."),
    /** Requests a URL. */
    http("--arg owner=apache --arg repo=camel"),
    /** Has steps of its own. */
    script("--arg who=Ada"),
    /** Queries a database. */
    sql("--arg customer=Ada", "camel-sql org.postgresql:postgresql com.zaxxer:HikariCP"),
    /** Sends to a topic of Kafka. */
    kafka("--arg subject=moon --arg text=rising", "camel-kafka"),
    /** Has its steps in Java. */
    java("--arg who=Ada"),
    /** A prompt. */
    prompt(""),
    /** A resource. */
    resource(""),
    /** Tools of an API description, which another command writes. */
    openapi("");

    private final String example;
    private final String components;

    ToolKind(String example) {
        this(example, "");
    }

    ToolKind(String example, String components) {
        this.example = example;
        this.components = components;
    }

    /** Example arguments of its route, as shell words for {@code luna call}; empty if that command cannot call it. */
    String example() {
        return example;
    }

    /** The components that its route needs, as arguments of {@code luna add}; empty if all are in the jar. */
    String components() {
        return components;
    }

    /** Returns true if it has a test, which needs nothing but the jar. */
    boolean hasTest() {
        return components.isEmpty();
    }

    /** The endpoint at which the route of a name begins. */
    String endpoint(String name) {
        return switch (this) {
            case prompt -> "ai-prompt:" + name;
            case resource -> "ai-resource:" + name;
            default -> "ai-tool:" + name;
        };
    }
}
