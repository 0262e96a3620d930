package benchmark;

import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.mcp.client.ClientConnection;
import dev.luna.mcp.mcp.client.EventStream;
import dev.luna.mcp.tool.TraceContext;

/** The client of a message of 2025-06-18 that came without HTTP. It never goes away. */
enum NoConnection implements ClientConnection, EventStream {
    INSTANCE;

    private final Principal principal = Principal.owner("benchmark");
    private final TraceContext trace = TraceContext.of(name -> null);

    @Override
    public String header(String name) {
        return name.equalsIgnoreCase("MCP-Protocol-Version") ? "2025-06-18" : null;
    }

    @Override
    public String address() {
        return "127.0.0.1";
    }

    @Override
    public EventStream stream() {
        return this;
    }

    @Override
    public Principal principal() {
        return principal;
    }

    @Override
    public int bodyLength() {
        return 0;
    }

    @Override
    public TraceContext trace() {
        return trace;
    }

    @Override
    public void fail(Throwable error) {
        throw new IllegalStateException(error);
    }

    @Override
    public boolean isAllowed() {
        return false;
    }

    @Override
    public void open() {}

    @Override
    public void send(String json) {}

    @Override
    public void keepAlive(Runnable sign) {}

    @Override
    public void onClose(Runnable action) {}
}
