package dev.luna.mcp.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * One line of the audit log; immutable. Whatever the caller chose is cut to a length.
 *
 * @param time when the call came, in ISO 8601
 * @param principal who called: the id of the token, never the token
 * @param address where the call came from
 * @param method the method of MCP, or null in the direct dialect
 * @param tool the tool or prompt that was called, or null
 * @param dialect {@code direct}, or the revision of MCP
 * @param arguments the names of the arguments, without their values
 * @param outcome {@code ok} or the kind of failure
 * @param milliseconds how long it took
 * @param bytesIn how long the body of the request was; that of the whole batch for each of its messages
 * @param bytesOut how long the answer was
 * @param request the id of the request, as in its answer's {@code X-Request-Id} and in the log
 * @param trace the trace the call is part of, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "time",
    "principal",
    "address",
    "method",
    "tool",
    "dialect",
    "arguments",
    "outcome",
    "ms",
    "bytes_in",
    "bytes_out",
    "request",
    "trace"
})
record AuditEntry(
        String time,
        String principal,
        String address,
        String method,
        String tool,
        String dialect,
        List<String> arguments,
        String outcome,
        @JsonProperty("ms") long milliseconds,
        @JsonProperty("bytes_in") long bytesIn,
        @JsonProperty("bytes_out") long bytesOut,
        String request,
        String trace) {}
