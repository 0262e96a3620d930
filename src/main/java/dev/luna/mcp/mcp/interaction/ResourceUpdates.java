package dev.luna.mcp.mcp.interaction;

/** Hears from routes which resources have changed. Thread-safe. */
@FunctionalInterface
public interface ResourceUpdates {

    /** The content of a resource is no longer what it was. Returns at once. */
    void updated(String uri);
}
