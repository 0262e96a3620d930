package benchmark;

import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;
import io.quarkiverse.mcp.server.ToolManager;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** The tools that every server of the benchmark has. The environment has the number of tools and the upstream's URL. */
public class Tools {

    private static final int OWN = 4;

    // One connection of HTTP/2 would take 100 calls at once.
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String upstream = System.getenv("UPSTREAM");

    @Tool(description = "Returns its message, on the event loop.")
    @NonBlocking
    String echo(@ToolArg(description = "The text") String message) {
        return message;
    }

    @Tool(name = "echo_on_worker", description = "Returns its message, on a worker.")
    String echoOnWorker(@ToolArg(description = "The text") String message) {
        return message;
    }

    @Tool(description = "Returns the answer of the upstream, which comes after some milliseconds.")
    String forward(@ToolArg(description = "Milliseconds") int ms) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(upstream + "/wait?ms=" + ms)).build(), BodyHandlers.ofString())
                .body();
    }

    @Tool(description = "Returns the length of a file.")
    String upload(@ToolArg(description = "The file") String file) {
        return String.valueOf(file.length());
    }

    void addOthers(@Observes StartupEvent start, ToolManager tools) {
        for (int i = OWN; i < Integer.parseInt(System.getenv("TOOLS")); i++) {
            tools.newTool("tool_" + i)
                    .setDescription("Looks up an entry of the catalogue " + i + " and returns it as text.")
                    .addArgument("name", "The name of the entry", true, String.class)
                    .addArgument("language", "The language of the text", false, String.class)
                    .addArgument("limit", "The most lines to return", false, Integer.class)
                    .setHandler(call -> ToolResponse.success("none"), false)
                    .register();
        }
    }
}
