package dev.luna.mcp.tool;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The calls that have begun and have not been answered. Thread-safe. */
public final class InFlightCalls {

    private final Set<CompletableFuture<Void>> calls = ConcurrentHashMap.newKeySet();

    /** Notes the begin of a call, before it looks for its tool; to be completed when it is answered. */
    CompletableFuture<Void> begin() {
        CompletableFuture<Void> call = new CompletableFuture<>();
        calls.add(call);
        call.whenComplete((done, failure) -> calls.remove(call));
        return call;
    }

    /** Completes when all calls of this moment have been answered; each is, by its tool's time limit. */
    public CompletableFuture<Void> answered() {
        return CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new));
    }
}
