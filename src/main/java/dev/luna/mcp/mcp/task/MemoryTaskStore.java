package dev.luna.mcp.mcp.task;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Scheduler;
import dev.luna.mcp.tool.ServerBusyException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps tasks in memory, so many and so many bytes at most. None goes before its time to make room for another unless it was
 * released: its caller was told how long it is kept.
 */
final class MemoryTaskStore implements TaskStore {

    private final int maxTasks;
    private final long maxBytes;
    private final Clock clock;
    private final Map<String, Instant> released = new LinkedHashMap<>();
    private final Cache<String, Task> tasks = Caffeine.newBuilder()
            .expireAfter(Expiry.<String, Task>creating((id, task) -> task.timeToLive()))
            .scheduler(Scheduler.systemScheduler())
            .build();

    MemoryTaskStore(int maxTasks, long maxBytes, Clock clock) {
        this.clock = clock;
        this.maxTasks = maxTasks;
        this.maxBytes = maxBytes;
    }

    @Override
    public synchronized void add(Task task) {
        tasks.cleanUp();
        released.keySet().retainAll(tasks.asMap().keySet());
        if (tasks.asMap().size() >= maxTasks) {
            dropReleased();
        }
        if (tasks.asMap().size() >= maxTasks) {
            throw new ServerBusyException(
                    "The limit of " + maxTasks + " tasks is reached. Try again when some have expired.");
        }
        requireRoom(task.size());
        tasks.put(task.id(), task);
    }

    @Override
    public Optional<Task> find(String id) {
        return Optional.ofNullable(tasks.getIfPresent(id));
    }

    @Override
    public synchronized boolean replace(Task expected, Task next) {
        long more = next.size() - expected.size();
        if (more > 0) {
            requireRoom(more);
        }
        return tasks.asMap().replace(expected.id(), expected, next);
    }

    @Override
    public synchronized void release(String id, Instant from) {
        released.merge(id, from, (one, other) -> one.isBefore(other) ? one : other);
    }

    private void dropReleased() {
        Instant now = clock.instant();
        released.entrySet().stream()
                .filter(task -> !task.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .findFirst()
                .ifPresent(id -> {
                    released.remove(id);
                    tasks.invalidate(id);
                });
    }

    private void requireRoom(long more) {
        long kept = tasks.asMap().values().stream().mapToLong(Task::size).sum();
        if (kept + more > maxBytes) {
            throw new ServerBusyException("The limit of " + maxBytes
                    + " bytes for tasks and their results is reached. Try again when some have expired.");
        }
    }
}
