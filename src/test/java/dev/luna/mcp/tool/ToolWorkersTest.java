package dev.luna.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class ToolWorkersTest {

    @Test
    void a_call_without_a_permit_is_a_busy_error() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext();
                ToolWorkers workers = new ToolWorkers(context.getExecutorServiceManager(), 1)) {
            workers.acquire(false);
            assertThatThrownBy(() -> workers.acquire(false)).isInstanceOf(ServerBusyException.class);
            workers.release(false);
            workers.acquire(false);
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
