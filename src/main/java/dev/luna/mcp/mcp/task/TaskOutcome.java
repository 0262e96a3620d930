package dev.luna.mcp.mcp.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.identity.AccessDeniedException;
import dev.luna.mcp.mcp.client.InputRequiredResult;
import dev.luna.mcp.mcp.jsonrpc.ErrorCode;
import dev.luna.mcp.mcp.jsonrpc.JsonRpcResponse;
import dev.luna.mcp.mcp.method.CallToolResult;
import dev.luna.mcp.mcp.request.InvalidParamsException;
import dev.luna.mcp.mcp.request.ProtocolException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads from an answered call what its task becomes. Thread-safe. */
final class TaskOutcome {

    private static final Logger LOG = LoggerFactory.getLogger(TaskOutcome.class);

    private final ObjectMapper mapper;

    TaskOutcome(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Only a JSON-RPC error is a failure of the task; a tool's own failure is a result. */
    TaskState of(Exchange answered) {
        Exception failure = answered.getException();
        if (failure != null) {
            return failed(failure);
        }
        Object result = answered.getMessage().getBody();
        if (result instanceof InputRequiredResult open) {
            return asking(open);
        }
        try {
            return new TaskState.Completed(mapper.writeValueAsString(result));
        } catch (JsonProcessingException e) {
            LOG.warn("The result of a task cannot be written as JSON", e);
            return lost("It cannot be written as JSON.");
        }
    }

    /** The result of a call whose own cannot be kept. */
    TaskState lost(String reason) {
        return new TaskState.Completed(write(CallToolResult.failure("The tool's result was lost. " + reason)));
    }

    private TaskState asking(InputRequiredResult open) {
        Map<String, String> requests = new LinkedHashMap<>();
        open.inputRequests().forEach((key, request) -> requests.put(key, write(request)));
        return new TaskState.InputRequired(requests);
    }

    private TaskState failed(Exception failure) {
        JsonRpcResponse.Error error = error(failure);
        return new TaskState.Failed(error.message(), write(error));
    }

    private static JsonRpcResponse.Error error(Exception failure) {
        if (failure instanceof ProtocolException violation) {
            return new JsonRpcResponse.Error(violation.code().code(), violation.getMessage(), violation.data());
        }
        if (failure instanceof InvalidParamsException invalid) {
            return new JsonRpcResponse.Error(ErrorCode.INVALID_PARAMS.code(), invalid.getMessage(), invalid.data());
        }
        if (failure instanceof AccessDeniedException denied) {
            return new JsonRpcResponse.Error(ErrorCode.FORBIDDEN.code(), denied.getMessage(), null);
        }
        LOG.error("A task failed unexpectedly", failure);
        return new JsonRpcResponse.Error(
                ErrorCode.INTERNAL_ERROR.code(), "Internal error. The server's log says why.", null);
    }

    private String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what the protocol makes up can be written as JSON", e);
        }
    }
}
