package dev.luna.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class ToolWorkersTest {

    @Test
    void only_calls_are_limited_and_not_their_deadlines() throws Exception {
        int many = 1500;
        CountDownLatch due = new CountDownLatch(many);
        try (DefaultCamelContext context = new DefaultCamelContext();
                ToolWorkers workers = new ToolWorkers(context.getExecutorServiceManager(), many)) {
            for (int call = 0; call < many; call++) {
                workers.acquire(false);
                workers.after(Duration.ofSeconds(1), due::countDown);
            }
            assertThatThrownBy(() -> workers.acquire(false)).isInstanceOf(ServerBusyException.class);
            assertThat(due.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_thread_that_cannot_be_started_is_a_busy_error_and_the_next_one_works() throws Exception {
        AtomicBoolean full = new AtomicBoolean();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getExecutorServiceManager()
                    .addThreadFactoryListener((source, factory) -> work -> new Thread(work) {
                        @Override
                        public void start() {
                            if (full.get()) {
                                throw new OutOfMemoryError("unable to create native thread");
                            }
                            super.start();
                        }
                    });
            try (ToolWorkers workers = new ToolWorkers(context.getExecutorServiceManager(), 1)) {
                full.set(true);
                assertThatThrownBy(() -> workers.run(() -> {}))
                        .isInstanceOf(ServerBusyException.class)
                        .hasMessageContaining("thread");
                full.set(false);
                CountDownLatch ran = new CountDownLatch(1);
                workers.run(ran::countDown);
                assertThat(ran.await(30, TimeUnit.SECONDS)).isTrue();
            }
        }
    }
}
