package dev.luna.mcp.protocol;

/**
 * The answer to a request as a stream of messages (SSE). It becomes one with the first message that is sent before the
 * answer itself; until then the answer is plain JSON. Safe for use by several threads.
 */
public interface EventStream {

    /** The exchange property that holds the one of the request. */
    String PROPERTY = "LunaEventStream";

    /** Makes it a stream at once, before there is anything to say. */
    void open();

    /** Sends a message ahead of the answer; lost if the client is gone. */
    void send(String json);

    /** Runs an action when the client goes away before it has its answer; at once if it is gone. */
    void onClose(Runnable action);
}
