package dev.luna.mcp.mcp.subscription;

import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.identity.Revocations;
import dev.luna.mcp.mcp.client.EventStream;
import dev.luna.mcp.tool.ServerBusyException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The streams that stay open for what changes: so many at most, and none that keeps the server from ending. Thread-safe.
 */
final class OpenStreams {

    private final int max;
    private final Revocations revocations;
    private final Set<CompletableFuture<Void>> streams = new HashSet<>();
    private boolean ending;

    /** @param max the largest number of open streams, of both eras together */
    OpenStreams(int max, Revocations revocations) {
        this.max = max;
        this.revocations = revocations;
    }

    /**
     * Counts a stream that is about to open.
     *
     * @param principal the principal that opens it
     * @return completes when its client goes away, when the access of its principal or the server ends, or when someone completes it
     * @throws ServerBusyException if as many are open as may be, or the server ends
     */
    CompletableFuture<Void> add(EventStream stream, Principal principal) {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        synchronized (this) {
            if (ending) {
                throw new ServerBusyException("The server is stopping.");
            }
            if (streams.size() >= max) {
                throw new ServerBusyException(
                        "All " + max
                                + " streams that this server allows (luna.limits.max-streams) are open. Close one, or try again later.");
            }
            streams.add(ended);
        }
        Runnable done = revocations.onEnd(principal, () -> ended.complete(null));
        ended.whenComplete((nothing, failure) -> {
            remove(ended);
            done.run();
        });
        stream.onClose(() -> ended.complete(null));
        return ended;
    }

    private synchronized void remove(CompletableFuture<Void> ended) {
        streams.remove(ended);
    }

    /** Ends them all; no other is opened any more. */
    void endAll() {
        List<CompletableFuture<Void>> all;
        synchronized (this) {
            ending = true;
            all = List.copyOf(streams);
        }
        all.forEach(ended -> ended.complete(null));
    }
}
