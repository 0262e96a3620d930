package dev.luna.mcp.mcp.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.tool.ServerBusyException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryTaskStoreTest {

    private final TaskStore store = new MemoryTaskStore(2, 100, Clock.systemUTC());

    private static Task task(String params) {
        return Task.create(Principal.owner("me"), Instant.EPOCH, Duration.ofMinutes(1), params, Map.of());
    }

    private static Task completed(Task task, int size) {
        return task.become(new TaskState.Completed("x".repeat(size)), Instant.EPOCH);
    }

    @Test
    void only_what_is_as_expected_is_replaced() {
        Task task = task("{}");
        store.add(task);
        Task done = completed(task, 1);

        assertThat(store.replace(task, done)).isTrue();
        assertThat(store.replace(task, completed(task, 2))).isFalse();
        assertThat(store.find(task.id())).contains(done);
        assertThat(store.replace(task("{}"), done)).isFalse();
    }

    @Test
    void a_change_sees_what_another_did_meanwhile() {
        Task task = task("{}");
        store.add(task);
        Task told = task.become(new TaskState.Working("told"), Instant.EPOCH);

        var before = store.change(task.id(), seen -> {
            store.replace(task, told);
            return completed(seen, 1);
        });

        assertThat(before).contains(told);
        assertThat(store.find(task.id())).contains(completed(task, 1));
        assertThat(store.change("nobody", seen -> seen)).isEmpty();
    }

    @Test
    void a_released_task_goes_when_there_is_no_room_and_no_other_does() {
        Task first = task("a");
        Task second = task("b");
        store.add(first);
        store.add(second);
        store.release(second.id(), Instant.now().plusSeconds(60));
        assertThatThrownBy(() -> store.add(task("c"))).isInstanceOf(ServerBusyException.class);
        store.release(second.id(), Instant.now());
        assertThat(store.find(second.id())).contains(second);
        Task third = task("c");
        store.add(third);
        assertThat(store.find(second.id())).isEmpty();
        assertThat(store.find(first.id())).contains(first);
        assertThat(store.find(third.id())).contains(third);
        assertThatThrownBy(() -> store.add(task("d"))).isInstanceOf(ServerBusyException.class);
    }

    @Test
    void so_many_and_so_much_is_kept_and_no_more() {
        Task first = task("x".repeat(60));
        store.add(first);
        assertThatThrownBy(() -> store.add(task("x".repeat(60)))).isInstanceOf(ServerBusyException.class);
        assertThatThrownBy(() -> store.replace(first, completed(first, 41))).isInstanceOf(ServerBusyException.class);
        Task told = first.become(new TaskState.Working("x".repeat(41)), Instant.EPOCH);
        assertThatThrownBy(() -> store.replace(first, told)).isInstanceOf(ServerBusyException.class);
        assertThat(store.find(first.id())).contains(first);
        assertThat(store.replace(first, completed(first, 40))).isTrue();

        store.add(task(""));
        assertThatThrownBy(() -> store.add(task(""))).isInstanceOf(ServerBusyException.class);
    }
}
