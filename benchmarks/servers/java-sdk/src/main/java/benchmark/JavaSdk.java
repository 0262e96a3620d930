package benchmark;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.transport.HttpServletStatelessServerTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The tools of the benchmark on the official Java SDK: stateless, on Jetty. Environment: PORT, AUTH_TOKEN, TOOLS, UPSTREAM. */
public class JavaSdk {

    private static final int OWN = 3;
    private static final int MAX_BODY = 16 << 20;

    // One connection of HTTP/2 would take 100 calls at once.
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String UPSTREAM = System.getenv("UPSTREAM");

    public static void main(String[] arguments) throws Exception {
        HttpServletStatelessServerTransport transport = HttpServletStatelessServerTransport.builder()
                .messageEndpoint("/mcp")
                .maxRequestSize(MAX_BODY)
                .build();
        var server = McpServer.sync(transport)
                .serverInfo("echo", "1")
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .tools(
                        tool("echo", "Returns its message.", Map.of("message", type("string")), List.of("message"),
                                call -> (String) call.get("message")),
                        tool("forward", "Returns the answer of the upstream, which comes after some milliseconds.",
                                Map.of("ms", type("integer")), List.of("ms"), call -> forward(call.get("ms"))),
                        tool("upload", "Returns the length of a file.", Map.of("file", type("string")), List.of("file"),
                                call -> String.valueOf(((String) call.get("file")).length())));
        for (int i = OWN; i < Integer.parseInt(System.getenv("TOOLS")); i++) {
            server.tools(tool("tool_" + i, "Looks up an entry of the catalogue " + i + " and returns it as text.",
                    Map.of("name", described("string", "The name of the entry"),
                            "language", described("string", "The language of the text"),
                            "limit", described("integer", "The most lines to return")),
                    List.of("name"), call -> "none"));
        }
        server.build();
        serve(transport);
    }

    private static void serve(HttpServletStatelessServerTransport transport) throws Exception {
        String bearer = "Bearer " + System.getenv("AUTH_TOKEN");
        Filter check = (request, response, chain) -> {
            if (bearer.equals(((HttpServletRequest) request).getHeader("Authorization"))) {
                chain.doFilter(request, response);
            } else {
                ((HttpServletResponse) response).setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            }
        };
        ServletContextHandler servlets = new ServletContextHandler();
        servlets.addFilter(new FilterHolder(check), "/*", EnumSet.of(DispatcherType.REQUEST));
        servlets.addServlet(new ServletHolder(transport), "/*");
        Server jetty = new Server();
        ServerConnector connector = new ServerConnector(jetty);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(System.getenv("PORT")));
        jetty.addConnector(connector);
        jetty.setHandler(servlets);
        jetty.start();
    }

    private static String forward(Object ms) {
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create(UPSTREAM + "/wait?ms=" + ms)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SyncToolSpecification tool(
            String name,
            String description,
            Map<String, Object> properties,
            List<String> required,
            Function<Map<String, Object>, String> answer) {
        Map<String, Object> schema = Map.of("type", "object", "properties", properties, "required", required);
        return SyncToolSpecification.builder()
                .tool(Tool.builder(name, schema).description(description).build())
                .callHandler((context, request) -> CallToolResult.builder()
                        .addTextContent(answer.apply(request.arguments()))
                        .build())
                .build();
    }

    private static Map<String, Object> type(String type) {
        return Map.of("type", type);
    }

    private static Map<String, Object> described(String type, String description) {
        return Map.of("type", type, "description", description);
    }
}
