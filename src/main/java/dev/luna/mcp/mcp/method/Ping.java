package dev.luna.mcp.mcp.method;

/** {@code ping}: an empty result shows that the server is alive. Stateless. */
public final class Ping {

    /** The result of {@code ping}. */
    public EmptyResult answer() {
        return new EmptyResult();
    }
}
