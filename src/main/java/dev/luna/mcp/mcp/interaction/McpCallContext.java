package dev.luna.mcp.mcp.interaction;

import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.tool.CallContext;
import dev.luna.mcp.tool.Cancellation;
import dev.luna.mcp.tool.TraceContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The context of a call that a client can follow; passed on to the tool's route.
 *
 * @param client the client as the route sees it
 * @param principal the principal that made the call; empty for a call in this process
 * @param cancellation the token that cancels the call
 * @param trace the trace that the call is part of, with the id of its request
 * @param isBackground true for a task, whose client does not wait on an open request
 * @param onLost ends the request if its response is lost
 */
public record McpCallContext(
        ClientContext client,
        Optional<Principal> principal,
        Cancellation cancellation,
        TraceContext trace,
        boolean isBackground,
        Consumer<Throwable> onLost)
        implements CallContext {

    /** The context of a call made in this process, without a request. */
    public static McpCallContext local(ClientContext client) {
        return new McpCallContext(
                client, Optional.empty(), new Cancellation(), new TraceContext(Map.of()), false, lost -> {});
    }

    @Override
    public void fail(Throwable error) {
        onLost.accept(error);
    }
}
