package dev.luna.mcp.builtin.python;

import dev.luna.mcp.mcp.interaction.ClientContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.support.service.ServiceSupport;

/** Sends progress notifications during a pytest run. Thread-safe. */
public class PytestProgress extends ServiceSupport implements CamelContextAware {

    private static final long SECONDS_BETWEEN = 2;

    private final Map<PytestRun, ScheduledFuture<?>> watched = new ConcurrentHashMap<>();
    private CamelContext context;
    private ScheduledExecutorService threads;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }

    @Override
    protected void doStart() {
        threads = context.getExecutorServiceManager().newScheduledThreadPool(this, "test-progress", 1);
    }

    @Override
    protected void doStop() {
        context.getExecutorServiceManager().shutdownNow(threads);
    }

    /** Starts to send progress to the client of an exchange, if there is one. */
    public void start(@ExchangeProperty("run") PytestRun run, Exchange exchange) {
        ClientContext.of(exchange).ifPresent(client -> {
            Watch watch = new Watch(run, client);
            watched.put(run, threads.scheduleWithFixedDelay(watch, SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS));
        });
    }

    /** Stops to send progress. */
    public void stop(@ExchangeProperty("run") PytestRun run) {
        ScheduledFuture<?> watch = watched.remove(run);
        if (watch != null) {
            watch.cancel(false);
        }
    }

    /** Periodic task for one run, always on the same thread. */
    private static final class Watch implements Runnable {

        private final PytestRun run;
        private final ClientContext caller;
        private int told = -1;

        Watch(PytestRun run, ClientContext caller) {
            this.run = run;
            this.caller = caller;
        }

        @Override
        public void run() {
            PytestEvents events = PytestEvents.read(run.events());
            if (events.total() > 0 && events.done() > told) {
                told = events.done();
                caller.progress(
                        told,
                        (double) events.total(),
                        told + " of " + events.total() + " tests done, " + events.count("failed") + " failed"
                                + (events.current().isEmpty() ? "" : "; now " + events.current()));
            }
        }
    }
}
