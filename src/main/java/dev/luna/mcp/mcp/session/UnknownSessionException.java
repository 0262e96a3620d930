package dev.luna.mcp.mcp.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.mcp.jsonrpc.InvalidRequestException;

/** A request names a session that has ended, or one that this server never gave. */
public class UnknownSessionException extends InvalidRequestException {

    /** @param requestId the id of the request, or null */
    UnknownSessionException(JsonNode requestId) {
        super(
                requestId,
                "The session of this Mcp-Session-Id has ended or is not this server's; send 'initialize' without the header "
                        + "for a new one, or go on without any.");
    }
}
