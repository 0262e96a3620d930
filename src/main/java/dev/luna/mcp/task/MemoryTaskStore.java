package dev.luna.mcp.task;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Scheduler;
import dev.luna.mcp.tool.ServerBusyException;
import java.util.Optional;

/**
 * Keeps tasks in memory, so many and so many bytes at most. None goes before its time to make room for another: its caller was
 * told how long it is kept.
 */
final class MemoryTaskStore implements TaskStore {

    private final int maxTasks;
    private final long maxBytes;
    private final Cache<String, Task> tasks = Caffeine.newBuilder()
            .expireAfter(Expiry.<String, Task>creating((id, task) -> task.timeToLive()))
            .scheduler(Scheduler.systemScheduler())
            .build();

    MemoryTaskStore(int maxTasks, long maxBytes) {
        this.maxTasks = maxTasks;
        this.maxBytes = maxBytes;
    }

    @Override
    public synchronized void add(Task task) {
        tasks.cleanUp();
        if (tasks.asMap().size() >= maxTasks) {
            throw new ServerBusyException(
                    "The server keeps as many tasks as it may. Try again when some have expired.");
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

    private void requireRoom(long more) {
        long kept = tasks.asMap().values().stream().mapToLong(Task::size).sum();
        if (kept + more > maxBytes) {
            throw new ServerBusyException(
                    "The server keeps as much of tasks and their results as it may. Try again when "
                            + "some have expired.");
        }
    }
}
