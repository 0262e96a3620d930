package dev.luna.mcp.mcp.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a task as the extension's schema has it. Thread-safe. */
final class TaskWriter {

    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    private final ObjectMapper mapper;

    TaskWriter(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** {@code CreateTaskResult}: that there is a task, without what belongs to its state. */
    Map<String, Object> handle(Task task) {
        Map<String, Object> handle = describe(task);
        handle.put("resultType", "task");
        return handle;
    }

    /** {@code DetailedTask}: all there is to know. */
    Map<String, Object> details(Task task) {
        Map<String, Object> details = describe(task);
        if (task.state() instanceof TaskState.InputRequired asking) {
            Map<String, JsonNode> requests = new LinkedHashMap<>();
            asking.requests().forEach((key, request) -> requests.put(key, parse(request)));
            details.put("inputRequests", requests);
        } else if (task.state() instanceof TaskState.Completed completed) {
            details.put("result", parse(completed.result()));
        } else if (task.state() instanceof TaskState.Failed failed) {
            details.put("error", parse(failed.error()));
        }
        return details;
    }

    private static Map<String, Object> describe(Task task) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("taskId", task.id());
        described.put("status", task.state().status());
        if (task.state().message() != null) {
            described.put("statusMessage", task.state().message());
        }
        described.put("createdAt", task.createdAt().toString());
        described.put("lastUpdatedAt", task.updatedAt().toString());
        described.put("ttlMs", task.timeToLive().toMillis());
        described.put("pollIntervalMs", POLL_INTERVAL.toMillis());
        return described;
    }

    JsonNode parse(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a task holds JSON that this server wrote", e);
        }
    }
}
