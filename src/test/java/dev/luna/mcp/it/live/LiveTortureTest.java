package dev.luna.mcp.it.live;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.Luna;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two hundred random edits - good, broken in several ways, renamed, moved, deleted, many at once - under constant calls: no call
 * fails that should not, the tools are always those of the last good state, and nothing is left behind.
 */
class LiveTortureTest {

    /** Counts of resources that must not grow, taken while no edit and no call is in progress. */
    private record Left(int routes, long endpoints, int threads, int classes, long heap) {}

    private static final Logger LOG = LoggerFactory.getLogger(LiveTortureTest.class);

    private static final int EDITS = 200;
    private static final int EDITS_TO_WARM_UP = 60;
    private static final int ROUTES_OF_A_FILE = 2;
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    Path directory;

    private final long seed = Long.getLong("luna.torture.seed", System.nanoTime());
    private Luna server;
    private EditedTools tools;
    private int ownRoutes;

    @Test
    void edits_cost_no_call_and_leave_nothing_behind() throws Exception {
        LOG.info("The edits are those of -Dluna.torture.seed={}", seed);
        tools = new EditedTools(directory, new Random(seed));
        Map<String, String> settings = Map.of(
                "luna.live", "true", "luna.limits.messages-per-minute", "1000000", "luna.tools.max-calls", "1000");
        try (Luna started = Luna.withTools(directory).settings(settings).start()) {
            server = started;
            ownRoutes = context().getRoutesSize()
                    - ROUTES_OF_A_FILE * tools.served().size();
            edit(EDITS_TO_WARM_UP);
            Left before = left();
            edit(EDITS - EDITS_TO_WARM_UP);
            Left after = left();
            LOG.info("Before {}, after {}", before, after);
            assertThat(after.routes()).as("routes").isEqualTo(before.routes());
            assertThat(after.endpoints()).as("endpoints").isEqualTo(before.endpoints());
            assertThat(after.threads()).as("threads").isLessThanOrEqualTo(before.threads() + 5);
            assertThat(after.classes()).as("classes").isLessThanOrEqualTo(before.classes() + 300);
            assertThat(after.heap()).as("heap").isLessThanOrEqualTo(before.heap() + 3 * MEGABYTE);
        }
    }

    private void edit(int count) throws Exception {
        try (ConstantCalls calls = new ConstantCalls(server, tools.served())) {
            for (int edits = 0; edits < count; ) {
                Map<String, String> before = tools.served();
                calls.served(before, Map.of());
                edits += tools.editSome();
                calls.served(before, tools.served());
                await().alias("seed " + seed)
                        .pollInterval(30, MILLISECONDS)
                        .atMost(10, SECONDS)
                        .untilAsserted(this::assertLastGoodState);
                calls.served(tools.served(), tools.served());
            }
            assertThat(calls.mistakes()).as("seed " + seed).isEmpty();
            assertThat(calls.calls()).as("calls").isGreaterThan(count);
        }
    }

    private void assertLastGoodState() throws Exception {
        Set<String> listed =
                new TreeSet<>(server.result("tools/list", null).path("tools").findValuesAsText("name"));
        assertThat(listed).isEqualTo(tools.served().keySet());
        Map<String, String> answers = new TreeMap<>();
        listed.forEach(tool -> answers.put(tool, server.result(tool, null).asText()));
        assertThat(answers).isEqualTo(tools.served());
        assertThat(degraded()).isEqualTo(tools.broken());
    }

    private Set<String> degraded() throws Exception {
        JsonNode health = server.health();
        Set<String> files = new TreeSet<>();
        health.path("degraded").forEach(line -> files.add(line.asText().split(":")[0]));
        return files;
    }

    /** The routes that were replaced go soon after their last call; the rest is then compared for a full set of files. */
    private Left left() throws Exception {
        tools.mendAll();
        await().atMost(10, SECONDS).untilAsserted(this::assertLastGoodState);
        await().atMost(10, SECONDS)
                .until(() -> context().getRoutesSize() == ownRoutes + ROUTES_OF_A_FILE * EditedTools.SLOTS);
        return new Left(
                context().getRoutesSize(),
                endpoints(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                heap());
    }

    /** Without those through which tools are called: Camel keeps the last thousand of their names. */
    private long endpoints() {
        return context().getEndpoints().stream()
                .filter(endpoint -> !endpoint.getEndpointUri().matches("ai-tool:(//)?\\w+"))
                .count();
    }

    private static long heap() {
        return LongStream.range(0, 5)
                .map(i -> {
                    System.gc();
                    return ManagementFactory.getMemoryMXBean()
                            .getHeapMemoryUsage()
                            .getUsed();
                })
                .min()
                .getAsLong();
    }

    private CamelContext context() {
        return server.server().context();
    }
}
