package dev.luna.mcp.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * One line of the audit log. Texts from the client are cut to a maximum length. Immutable.
 *
 * @param time the time of arrival, in ISO 8601
 * @param principal the id of the caller's principal
 * @param name the name of the caller's principal
 * @param address the IP address of the client
 * @param method the MCP method; null in the direct dialect
 * @param tool the tool or prompt of the request, or null
 * @param dialect {@code direct}, or the MCP version
 * @param arguments the names of the arguments, without their values
 * @param outcome {@code ok} or the kind of failure
 * @param milliseconds the duration
 * @param bytesIn the length of the request body; for a message of a batch, the length of the whole batch
 * @param bytesOut the length of the response
 * @param request the request id, as in the header {@code X-Request-Id} of the response and in the log
 * @param trace the W3C trace id of the request, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "time",
    "principal",
    "name",
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
        String name,
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
