package dev.luna.mcp.mcp.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeNotifierTest {

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ChangeNotifier changes = new ChangeNotifier(clock);
    private final List<Change> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        clock.shutdownNow();
    }

    @Test
    void a_burst_is_told_once_in_the_order_in_which_things_first_changed() {
        changes.listen(heard::add);
        // However slow this machine is, nothing is told before the burst is over.
        CompletableFuture<Void> over = new CompletableFuture<>();
        clock.execute(over::join);
        for (int i = 0; i < 1000; i++) {
            changes.announce(Change.TOOLS);
            changes.updated("test://a");
            changes.announce(Change.PROMPTS);
        }
        over.complete(null);
        await().until(() -> heard.size() >= 3);
        assertThat(heard).containsExactly(Change.TOOLS, Change.of("test://a"), Change.PROMPTS);
        changes.announce(Change.TOOLS);
        await().until(() -> heard.size() == 4);
    }

    @Test
    void what_never_rests_is_told_all_the_same() {
        changes.listen(heard::add);
        clock.scheduleAtFixedRate(() -> changes.announce(Change.TOOLS), 0, 20, TimeUnit.MILLISECONDS);
        await().atMost(Duration.ofSeconds(10)).until(() -> heard.size() >= 2);
    }

    @Test
    void what_changed_before_a_listener_came_is_told_to_the_others_alone() {
        List<Change> late = new CopyOnWriteArrayList<>();
        changes.listen(heard::add);
        changes.announce(Change.TOOLS);
        changes.listen(late::add);
        changes.announce(Change.PROMPTS);
        await().until(() -> !late.isEmpty());
        assertThat(late).containsExactly(Change.PROMPTS);
        assertThat(heard).containsExactly(Change.TOOLS, Change.PROMPTS);
    }

    @Test
    void who_left_hears_no_more() {
        Consumer<Change> leaving = heard::add;
        changes.listen(leaving);
        List<Change> other = new CopyOnWriteArrayList<>();
        changes.leave(leaving);
        changes.listen(other::add);
        changes.announce(Change.TOOLS);
        await().until(() -> other.size() == 1);
        assertThat(heard).isEmpty();
    }

    @Test
    void once_the_clock_has_stopped_nothing_is_told() {
        changes.listen(heard::add);
        clock.shutdownNow();
        changes.announce(Change.TOOLS);
        assertThat(heard).isEmpty();
    }
}
