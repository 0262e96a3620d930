package dev.luna.mcp.mcp.client;

/**
 * The answer to a request as a stream of messages (SSE). It becomes one with the first message that is sent before the
 * answer itself; until then the answer is plain JSON, and it stays that for a client that accepts nothing else. Safe for use by
 * several threads.
 */
public interface EventStream {

    /** True if the client accepts a stream, even if only as any type. */
    boolean isAllowed();

    /** Makes it a stream at once, before there is anything to say; does nothing if the client does not accept one. */
    void open();

    /** Sends a message ahead of the answer; lost if the client is gone, or if it is no stream and the client does not name them. */
    void send(String json);

    /**
     * Shows life from time to time while the answer is not there: a comment, with which it becomes a stream, and whatever an
     * action sends. Does nothing for a client that does not name streams.
     */
    void keepAlive(Runnable sign);

    /** Runs an action when the client goes away before it has its answer; at once if it is gone. */
    void onClose(Runnable action);
}
