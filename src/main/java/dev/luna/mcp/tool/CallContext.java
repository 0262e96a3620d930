package dev.luna.mcp.tool;

import dev.luna.mcp.identity.Principal;
import java.util.Optional;
import org.apache.camel.Exchange;

/** The context of a call, as far as a tool's call needs it; a tool that calls another passes it on. */
public interface CallContext {

    /** The exchange property that holds the context. */
    String PROPERTY = "LunaCallContext";

    /** The context of an exchange; an empty one if the call does not come from a request. */
    static CallContext of(Exchange exchange) {
        CallContext context = exchange.getProperty(PROPERTY, CallContext.class);
        return context == null ? new WithoutRequest() : context;
    }

    /** The principal that made the call; empty for a call that does not come from a request. */
    Optional<Principal> principal();

    /** The token that cancels the call. */
    Cancellation cancellation();

    /** The trace that the call is part of, with the id of its request. */
    TraceContext trace();

    /** True if no client waits for the response on an open request, as for a task. */
    boolean isBackground();

    /** Ends the request whose response was lost, since Camel's own engine failed. */
    void fail(Throwable error);

    /** The context of a call that does not come from a request, such as one by a timer. */
    final class WithoutRequest implements CallContext {

        private final Cancellation cancellation = new Cancellation();

        @Override
        public Optional<Principal> principal() {
            return Optional.empty();
        }

        @Override
        public Cancellation cancellation() {
            return cancellation;
        }

        @Override
        public TraceContext trace() {
            return TraceContext.NONE;
        }

        @Override
        public boolean isBackground() {
            return false;
        }

        @Override
        public void fail(Throwable error) {
            // The failure is logged, and there is no request to end.
        }
    }
}
