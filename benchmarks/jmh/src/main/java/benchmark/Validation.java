package benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.tool.ArgumentSchema;
import dev.luna.mcp.tool.ToolSchemas;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The arguments of a call are validated against the schema of its tool and converted. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class Validation {

    private ArgumentSchema oneText;
    private ArgumentSchema severalTypes;
    private JsonNode text;
    private JsonNode longText;
    private JsonNode typed;
    private JsonNode asText;

    @Setup
    public void read() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ToolSchemas schemas = new ToolSchemas();
        oneText = ArgumentSchema.declared(Map.of("message", "string", "message.required", "true"), schemas);
        severalTypes = ArgumentSchema.declared(
                Map.of(
                "name", "string",
                "name.required", "true",
                "name.maxLength", "100",
                "kind", "string",
                "kind.enum", "red,green,blue",
                "limit", "integer",
                "limit.minimum", "1",
                "limit.default", "10",
                "exact", "boolean"),
                schemas);
        text = mapper.readTree("{\"message\":\"" + "x".repeat(16) + "\"}");
        longText = mapper.readTree("{\"message\":\"" + "x".repeat(100 * 1024) + "\"}");
        typed = mapper.readTree("{\"name\":\"moon\",\"kind\":\"green\",\"limit\":7,\"exact\":true}");
        asText = mapper.readTree("{\"name\":\"moon\",\"kind\":\"green\",\"limit\":\"7\",\"exact\":\"true\"}");
    }

    @Benchmark
    public Object oneText() {
        return oneText.accept(text);
    }

    @Benchmark
    public Object oneTextOf100Kb() {
        return oneText.accept(longText);
    }

    @Benchmark
    public Object fourArguments() {
        return severalTypes.accept(typed);
    }

    @Benchmark
    public Object fourArgumentsToConvert() {
        return severalTypes.accept(asText);
    }
}
