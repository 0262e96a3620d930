package dev.luna.mcp.subscription;

import dev.luna.mcp.protocol.EventStream;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The streams that stay open for what changes, so that they end with the server and do not keep it from ending. Thread-safe. */
final class OpenStreams {

    private final Set<CompletableFuture<Void>> streams = ConcurrentHashMap.newKeySet();

    /** A future that completes when the stream's client goes away, when the server ends, or when someone completes it. */
    CompletableFuture<Void> add(EventStream stream) {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        streams.add(ended);
        ended.whenComplete((nothing, failure) -> streams.remove(ended));
        stream.onClose(() -> ended.complete(null));
        return ended;
    }

    void endAll() {
        streams.forEach(ended -> ended.complete(null));
    }
}
