package benchmark;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
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

/** The result of a tool is written as a JSON-RPC response. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class Envelope {

    @Param({"16", "102400"})
    public int length;

    private RunningServer server;
    private Processor responses;
    private Exchange exchange;
    private Object result;

    @Setup
    public void start() throws Exception {
        server = new RunningServer();
        responses = server.step("responses");
        exchange = server.exchange(RunningServer.call("echo", "x".repeat(length)));
        for (String step : List.of("acceptMessage", "toolsCall")) {
            server.step(step).process(exchange);
        }
        result = exchange.getMessage().getBody();
    }

    @TearDown
    public void stop() {
        server.close();
    }

    @Benchmark
    public Object write() throws Exception {
        exchange.getMessage().setBody(result);
        responses.process(exchange);
        return exchange.getMessage().getBody();
    }
}
