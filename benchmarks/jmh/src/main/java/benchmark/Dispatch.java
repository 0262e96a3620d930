package benchmark;

import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultConsumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A whole tools/call from the bytes of its message to the text of its response, through all routes but without HTTP. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class Dispatch {

    @Param({"echo", "echo_on_worker"})
    public String tool;

    private RunningServer server;
    private DefaultConsumer messages;
    private byte[] call;

    @Setup
    public void start() throws Exception {
        server = new RunningServer();
        messages = server.messages();
        call = RunningServer.call(tool, "x".repeat(16));
        if (!message().contains("\"result\"")) {
            throw new IllegalStateException(message());
        }
    }

    @TearDown
    public void stop() {
        server.close();
    }

    @Benchmark
    public String message() throws Exception {
        Exchange exchange = server.exchange(call);
        messages.createUoW(exchange);
        try {
            messages.getProcessor().process(exchange);
            return exchange.getMessage().getBody(String.class);
        } finally {
            messages.doneUoW(exchange);
        }
    }
}
