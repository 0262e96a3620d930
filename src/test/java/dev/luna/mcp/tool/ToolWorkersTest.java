package dev.luna.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
                workers.enter();
                workers.after(Duration.ofSeconds(1), due::countDown);
            }
            assertThatThrownBy(workers::enter).isInstanceOf(ServerBusyException.class);
            assertThat(due.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}
