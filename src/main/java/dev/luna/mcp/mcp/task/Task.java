package dev.luna.mcp.mcp.task;

import dev.luna.mcp.identity.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A call that outlives its request, and all that is needed to run it again; immutable.
 *
 * @param id cannot be guessed
 * @param owner the principal who called; the task is visible to this one only
 * @param timeToLive the time for which it is kept, from its creation
 * @param params the parameters of {@code tools/call}, as JSON text
 * @param answers the client's answers to input requests, by key, as JSON text
 */
public record Task(
        String id,
        Principal owner,
        Instant createdAt,
        Instant updatedAt,
        Duration timeToLive,
        String params,
        Map<String, String> answers,
        TaskState state) {

    public Task {
        answers = Map.copyOf(answers);
    }

    /** A new one, about to run. */
    static Task create(Principal owner, Instant now, Duration timeToLive, String params, Map<String, String> answers) {
        String id = UUID.randomUUID().toString();
        return new Task(id, owner, now, now, timeToLive, params, answers, new TaskState.Working(null));
    }

    /** This one, in another state since now. */
    Task become(TaskState next, Instant now) {
        return new Task(id, owner, createdAt, now, timeToLive, params, answers, next);
    }

    /**
     * This one after answers came: ready to run where nothing is left to be asked.
     *
     * @param given by key; those without a request are left out
     */
    Task answer(Map<String, String> given, Instant now) {
        if (!(state instanceof TaskState.InputRequired asking)) {
            return this;
        }
        Map<String, String> open = new LinkedHashMap<>(asking.requests());
        Map<String, String> all = new LinkedHashMap<>(answers);
        given.forEach((key, answer) -> {
            if (open.remove(key) != null) {
                all.put(key, answer);
            }
        });
        TaskState next = open.isEmpty() ? new TaskState.Working(null) : new TaskState.InputRequired(open);
        return new Task(id, owner, createdAt, now, timeToLive, params, all, next);
    }

    /** About how many bytes it keeps. */
    long size() {
        return params.length()
                + answers.values().stream().mapToLong(String::length).sum()
                + state.size();
    }
}
