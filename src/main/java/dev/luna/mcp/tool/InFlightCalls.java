package dev.luna.mcp.tool;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The calls that have started and have no response yet. Thread-safe. */
public final class InFlightCalls {

    private final Set<CompletableFuture<Void>> calls = ConcurrentHashMap.newKeySet();

    /**
     * Registers a call, before its tool is looked up.
     *
     * @return a future to complete with the response
     */
    CompletableFuture<Void> begin() {
        CompletableFuture<Void> call = new CompletableFuture<>();
        calls.add(call);
        call.whenComplete((done, failure) -> calls.remove(call));
        return call;
    }

    /**
     * Returns a future that completes when all calls that are in flight now have their response. The tools' timeouts
     * guarantee that.
     */
    public CompletableFuture<Void> answered() {
        return CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new));
    }
}
