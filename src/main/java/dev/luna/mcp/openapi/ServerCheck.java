package dev.luna.mcp.openapi;

import dev.luna.mcp.openapi.operation.RefusalReason;
import dev.luna.mcp.openapi.operation.RefusedException;
import dev.luna.mcp.outbound.OutboundPolicy;
import dev.luna.mcp.outbound.UntrustedUrl;
import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.UpstreamException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Refuses servers that tools may not call: a document could make a tool of a private address. The guard of outbound connections
 * would refuse each call, too; here the person who imports learns of it. Not thread-safe.
 */
public final class ServerCheck implements Consumer<String> {

    private final OutboundPolicy policy;
    private final Map<String, String> known = new HashMap<>();

    /** @param policy decides on addresses */
    public ServerCheck(OutboundPolicy policy) {
        this.policy = policy;
    }

    /** @throws RefusedException if the server may not be called */
    @Override
    public void accept(String server) {
        String problem = known.computeIfAbsent(server, this::problem);
        if (!problem.isEmpty()) {
            throw new RefusedException(RefusalReason.SERVER, "its server " + server + " may not be called: " + problem);
        }
    }

    private String problem(String server) {
        try {
            UntrustedUrl url = UntrustedUrl.parse(server);
            policy.way(url.scheme(), url.host(), url.port());
            return "";
        } catch (UpstreamException e) {
            // It has no address here, and perhaps it has one where the server runs; the guard decides again then.
            return "";
        } catch (InvalidArgumentException e) {
            return e.getMessage().replaceFirst("\\.$", "");
        }
    }
}
