package dev.luna.mcp.mcp.jsonrpc;

/**
 * The error codes this server answers with: those of JSON-RPC 2.0, section 5.1, and those of MCP, and its own
 * in the range that both leave to implementations.
 */
public enum ErrorCode {
    PARSE_ERROR(-32700),
    INVALID_REQUEST(-32600),
    METHOD_NOT_FOUND(-32601),
    INVALID_PARAMS(-32602),
    INTERNAL_ERROR(-32603),
    /** MCP: a header does not say what the body says. */
    HEADER_MISMATCH(-32020),
    /** MCP: the request needs something of the client that it does not declare. */
    MISSING_CAPABILITY(-32021),
    /** MCP: the revision is not supported. */
    UNSUPPORTED_VERSION(-32022),
    /** MCP 2025-11-25: the client has to let its user open a link first. */
    URL_ELICITATION_REQUIRED(-32042),
    /** A tool was found and started, and failed. */
    TOOL_FAILED(-32000),
    /** A service behind a tool failed. */
    UPSTREAM_FAILED(-32001),
    /** Try again later. */
    BUSY(-32003),
    /** The request comes from a place that may not talk to this server. */
    FORBIDDEN(-32004);

    private final int code;

    ErrorCode(int code) {
        this.code = code;
    }

    /** The number on the wire. */
    public int code() {
        return code;
    }
}
