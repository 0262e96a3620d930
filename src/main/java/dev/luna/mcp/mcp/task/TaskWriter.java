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

    /** All there is to know of a task. */
    DetailedTask details(Task task) {
        TaskDescription described = describe(task);
        if (task.state() instanceof TaskState.InputRequired asking) {
            Map<String, JsonNode> requests = new LinkedHashMap<>();
            asking.requests().forEach((key, request) -> requests.put(key, parse(request)));
            return new DetailedTask(described, requests, null, null);
        }
        if (task.state() instanceof TaskState.Completed completed) {
            return new DetailedTask(described, null, parse(completed.result()), null);
        }
        if (task.state() instanceof TaskState.Failed failed) {
            return new DetailedTask(described, null, null, parse(failed.error()));
        }
        return new DetailedTask(described, null, null, null);
    }

    /** That there is a task, without what belongs to its state. */
    static TaskDescription describe(Task task) {
        return new TaskDescription(
                task.id(),
                task.state().status(),
                task.state().message(),
                task.createdAt().toString(),
                task.updatedAt().toString(),
                task.timeToLive().toMillis(),
                POLL_INTERVAL.toMillis());
    }

    JsonNode parse(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a task holds JSON that this server wrote", e);
        }
    }
}
