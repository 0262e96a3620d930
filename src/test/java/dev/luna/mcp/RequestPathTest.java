package dev.luna.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.mcp.request.McpMethod;
import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a tools/call is the one that ARCHITECTURE.md counts. */
class RequestPathTest {

    private static final int MOST_STATIONS = 9;
    private static final int MOST_ROUTES = 2;
    private static final Path METHODS = Path.of("routes", "methods");

    /** The stations that are no step of a route. */
    private static final Set<String> BESIDE_ROUTES = Set.of("EventLoopHttpConsumer", "ToolInvoker", "ResponseWriter");

    /** The steps that only pick the next one. */
    private static final Set<String> BRANCHES = Set.of("choice", "when", "otherwise", "to");

    @TempDir
    Path tools;

    private final List<String> started = new ArrayList<>();
    private final List<String> steps = new CopyOnWriteArrayList<>();
    private final Set<String> routes = new LinkedHashSet<>();
    private final Set<String> properties = new TreeSet<>();

    @BeforeEach
    void call_a_tool() throws Exception {
        Files.writeString(tools.resolve("hello.camel.yaml"), """
                - route:
                    id: hello
                    from:
                      uri: ai-tool:hello
                      parameters: {tags: test, description: Say hello.}
                      steps: [{setBody: {constant: hello}}]
                """);
        try (Luna server = Luna.withTools(tools).start()) {
            assertThat(server.registry().loadErrors()).isEmpty();
            server.server().context().getRoutes().forEach(route -> started.add(route.getRouteId()));
            watch(server.server().context());
            assertThat(server.result("tools/call", Map.of("name", "hello"))
                            .at("/content/0/text")
                            .asText())
                    .isEqualTo("hello");
        }
    }

    /** Builds the routes of the front door once more, with an interceptor around each step. */
    private void watch(CamelContext context) throws Exception {
        InterceptStrategy interceptor =
                (camel, step, target, next) -> isStation(step) ? new Watched(step, target) : target;
        context.getCamelContextExtension().addInterceptStrategy(interceptor);
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        for (String id : List.of("mcp", "tools/call")) {
            RouteDefinition route = model.getRouteDefinition(id);
            context.getRouteController().stopRoute(id);
            context.removeRoute(id);
            model.addRouteDefinition(route);
        }
    }

    private static boolean isStation(NamedNode step) {
        return !BRANCHES.contains(step.getShortName());
    }

    private static String name(NamedNode step) {
        if (step instanceof ProcessDefinition process) {
            return process.getRef();
        }
        return step instanceof RecipientListDefinition<?> ? step.getShortName() : "not in the list: " + step;
    }

    /** A step that is noted when it runs. */
    private final class Watched extends DelegateAsyncProcessor {

        private final NamedNode step;

        Watched(NamedNode step, Processor target) {
            super(target);
            this.step = step;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            steps.add(name(step));
            routes.add(ExchangeHelper.getRouteId(exchange));
            exchange.getProperties().keySet().stream()
                    .filter(name -> !name.startsWith("Camel"))
                    .forEach(properties::add);
            return super.process(exchange, callback);
        }
    }

    private static List<String> documented(String pattern) throws IOException {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("ARCHITECTURE.md")))
                .results()
                .map(MatchResult::group)
                .map(line -> line.replaceAll("^[^`]*`|`.*", ""))
                .toList();
    }

    /** A request that arrived in between would find no route behind the entrance. */
    @Test
    void the_entrances_are_started_after_the_methods() {
        assertThat(started.subList(started.indexOf("mcp"), started.size()))
                .doesNotContainAnyElementsOf(
                        Arrays.stream(McpMethod.values()).map(McpMethod::method).toList());
        assertThat(started).containsAll(List.of("mcp", "tools/list", "batch"));
        assertThat(started.indexOf("batch")).isLessThan(started.indexOf("mcp"));
    }

    @Test
    void the_stations_are_those_of_the_numbered_list() throws IOException {
        List<String> stations = documented("^\\d+\\. `\\w+`");
        assertThat(stations).hasSizeLessThanOrEqualTo(MOST_STATIONS).containsAll(BESIDE_ROUTES);
        assertThat(steps)
                .containsExactlyElementsOf(stations.stream()
                        .filter(station -> !BESIDE_ROUTES.contains(station))
                        .toList())
                .containsOnlyOnce("recipientList");
        assertThat(Files.readString(Path.of("ARCHITECTURE.md"))).contains(stations.size() + " stations");
    }

    @Test
    void the_routes_and_exchange_properties_are_those_of_the_list() throws IOException {
        assertThat(routes).hasSizeLessThanOrEqualTo(MOST_ROUTES);
        assertThat(documented("^\\* route `[^`]+`")).containsExactlyElementsOf(routes);
        assertThat(documented("^\\* exchange property `[^`]+`")).containsExactlyInAnyOrderElementsOf(properties);
    }

    @Test
    void each_method_has_an_entry_in_the_enum_and_a_route() throws IOException {
        Set<String> begun = new TreeSet<>();
        try (var files = Files.list(METHODS)) {
            for (Path file : files.toList()) {
                Pattern.compile("uri: (direct:\\S+)")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(found -> begun.add(found.group(1)));
            }
        }
        // The one route that is no method: notifications, and responses to requests of the server.
        assertThat(begun.remove("direct:accepted")).isTrue();
        assertThat(begun)
                .isEqualTo(Arrays.stream(McpMethod.values())
                        .map(McpMethod::endpoint)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
