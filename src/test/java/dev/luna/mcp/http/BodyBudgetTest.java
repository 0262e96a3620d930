package dev.luna.mcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BodyBudgetTest {

    private static final long MB = 1 << 20;

    private final BodyBudget budget = new BodyBudget(16 * MB, 8 * MB);
    private final List<String> served = new ArrayList<>();

    private BodyBudget.Turn turn(String name, long bytes) {
        return new BodyBudget.Turn(bytes, () -> served.add(name));
    }

    @Test
    void large_bodies_are_served_in_the_order_of_arrival() {
        assertThat(budget.takeLarge(8 * MB)).isTrue();
        assertThat(budget.takeLarge(7 * MB)).isFalse();
        assertThat(budget.await(turn("first", 7 * MB))).isTrue();
        assertThat(budget.takeLarge(MB)).as("room, but another one waits").isFalse();
        assertThat(budget.await(turn("second", MB))).isTrue();
        assertThat(served).isEmpty();

        budget.giveBack(MB);
        assertThat(served).containsExactly("first");
        budget.giveBack(7 * MB);
        assertThat(served).containsExactly("first", "second");
    }

    @Test
    void small_bodies_have_room_while_large_ones_wait() {
        assertThat(budget.takeLarge(8 * MB)).isTrue();
        assertThat(budget.takeLarge(6 * MB)).isTrue();
        assertThat(budget.await(turn("large", MB))).isTrue();
        for (int i = 0; i < 2 * MB / BodyBudget.SMALL; i++) {
            assertThat(budget.take(BodyBudget.SMALL)).isTrue();
        }
        assertThat(budget.take(1)).isFalse();
    }

    @Test
    void one_that_leaves_makes_way_for_the_next() {
        assertThat(budget.takeLarge(8 * MB)).isTrue();
        BodyBudget.Turn impatient = turn("impatient", 8 * MB);
        budget.await(impatient);
        budget.await(turn("next", MB));
        assertThat(budget.leave(impatient)).isTrue();
        assertThat(served).containsExactly("next");
        assertThat(budget.leave(impatient)).isFalse();
    }

    @Test
    void there_is_room_for_one_of_the_largest_bodies_however_small_the_budget_is() {
        BodyBudget tiny = new BodyBudget(1000, 8 * MB);
        assertThat(tiny.takeLarge(8 * MB)).isTrue();
        assertThat(tiny.takeLarge(100_000)).isFalse();
        tiny.giveBack(8 * MB);
        assertThat(tiny.takeLarge(8 * MB)).isTrue();
    }

    @Test
    void the_number_of_those_that_wait_is_limited() {
        assertThat(budget.takeLarge(14 * MB)).isTrue();
        for (int i = 0; i < budget.maxWaiting(); i++) {
            assertThat(budget.await(turn("waiting", MB))).isTrue();
        }
        assertThat(budget.await(turn("too many", MB))).isFalse();
    }

    @Test
    void on_many_threads_every_body_gets_its_turn_and_gives_its_memory_back() throws InterruptedException {
        int bodies = 20_000;
        AtomicInteger refused = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(bodies);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int i = 0; i < bodies; i++) {
                long bytes = (1 + i % 8) * MB;
                threads.execute(() -> {
                    Runnable finish = () -> threads.execute(() -> {
                        budget.giveBack(bytes);
                        done.countDown();
                    });
                    if (budget.takeLarge(bytes)) {
                        finish.run();
                    } else if (!budget.await(new BodyBudget.Turn(bytes, finish))) {
                        refused.incrementAndGet();
                        done.countDown();
                    }
                });
            }
            assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            threads.shutdownNow();
        }
        assertThat(refused.get()).isLessThan(bodies);
        assertThat(budget.takeLarge(14 * MB))
                .as("all memory has been given back")
                .isTrue();
    }
}
