package dev.luna.mcp.mcp.task;

import dev.luna.mcp.tool.ServerBusyException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Keeps tasks for as long as they live. Thread-safe; no method may wait for long, as they are called on the event loop. */
public interface TaskStore {

    /**
     * Keeps a new task; it can be found when this returns.
     *
     * @throws ServerBusyException if there is no room for another
     */
    void add(Task task);

    /** The task of this id, unless there is none or its time has passed. */
    Optional<Task> find(String id);

    /**
     * Puts a task in place of what it was, in one step.
     *
     * @param expected the task as it was read
     * @param next of the same id
     * @return false if it has changed since; nothing is done then
     * @throws ServerBusyException if there is no room for what it has become
     */
    boolean replace(Task expected, Task next);

    /**
     * Lets a task go from some time on, if there is no room for another: it was cancelled, or its result has been fetched. The
     * earliest time counts.
     */
    void release(String id, Instant from);

    /**
     * Changes a task as it is at that moment.
     *
     * @param change may be asked more than once; gives the same task if there is nothing to change
     * @return the task before the change, if it exists
     * @throws ServerBusyException if there is no room for what it would become
     */
    default Optional<Task> change(String id, UnaryOperator<Task> change) {
        Optional<Task> before;
        do {
            before = find(id);
        } while (before.isPresent() && !replace(before.get(), change.apply(before.get())));
        return before;
    }
}
