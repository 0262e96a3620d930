package dev.luna.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerThreadsTest {

    private final AtomicBoolean full = new AtomicBoolean();
    private final AtomicInteger started = new AtomicInteger();
    private final WorkerThreads threads = new WorkerThreads(work -> new Thread(work) {
        @Override
        public void start() {
            if (full.get()) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            started.incrementAndGet();
            super.start();
        }
    });

    @AfterEach
    void close() {
        threads.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void tasks_that_block_have_a_thread_each() {
        int many = 50;
        CyclicBarrier all = new CyclicBarrier(many);
        CountDownLatch met = new CountDownLatch(many);
        for (int i = 0; i < many; i++) {
            threads.execute(() -> {
                try {
                    all.await(30, TimeUnit.SECONDS);
                    met.countDown();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        await(met);
        assertThat(started).hasValue(many);
    }

    @Test
    void short_tasks_that_come_together_share_threads() {
        int many = 1000;
        CountDownLatch ready = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch ran = new CountDownLatch(many);
        Set<Thread> used = Collections.synchronizedSet(new HashSet<>());
        threads.execute(() -> {
            ready.countDown();
            await(go);
        });
        await(ready);
        // Under the lock no thread can take one before all are there.
        synchronized (threads) {
            for (int i = 0; i < many; i++) {
                threads.execute(() -> {
                    used.add(Thread.currentThread());
                    ran.countDown();
                });
            }
        }
        go.countDown();
        await(ran);
        assertThat(used).hasSizeLessThan(many / 10);
    }

    @Test
    void an_idle_thread_is_used_again() throws Exception {
        for (int i = 0; i < 100; i++) {
            CountDownLatch ran = new CountDownLatch(1);
            threads.execute(ran::countDown);
            await(ran);
        }
        assertThat(started.get()).isLessThan(100);
    }

    @Test
    void a_task_whose_thread_cannot_be_started_is_refused_and_does_not_run_later() {
        AtomicInteger ran = new AtomicInteger();
        full.set(true);
        assertThatThrownBy(() -> threads.execute(ran::incrementAndGet)).isInstanceOf(OutOfMemoryError.class);
        full.set(false);
        CountDownLatch next = new CountDownLatch(1);
        threads.execute(next::countDown);
        await(next);
        assertThat(ran).hasValue(0);
    }

    @Test
    void a_task_whose_thread_cannot_be_started_waits_for_one_that_comes_free() {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch ready = new CountDownLatch(1);
        CountDownLatch ran = new CountDownLatch(2);
        threads.execute(() -> {
            ready.countDown();
            await(go);
        });
        await(ready);
        synchronized (threads) {
            threads.execute(ran::countDown);
            threads.execute(ran::countDown);
            full.set(true);
        }
        go.countDown();
        await(ran);
        assertThat(started.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void a_close_interrupts_tasks_and_refuses_more() {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        threads.execute(() -> {
            began.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        await(began);
        threads.close();
        await(interrupted);
        assertThatThrownBy(() -> threads.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }
}
