package dev.luna.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class ToolRegistryTest {

    private final ToolRegistry registry = new ToolRegistry();
    private final List<List<String>> seen = new ArrayList<>();

    @Test
    void a_listener_runs_after_each_change() throws Exception {
        registry.onChange(
                () -> seen.add(registry.tools().stream().map(Tool::name).toList()));
        AiToolConsumer consumer = consumer("a@1");
        registry.add(tool("a"), consumer);
        registry.add(tool("b"), consumer("b@1"));
        registry.remove("a", consumer);
        assertThat(seen).containsExactly(List.of("a"), List.of("a", "b"), List.of("b"));
    }

    /** What is encoded from the list is kept as long as the list is the same object. */
    @Test
    void the_list_is_the_same_object_until_it_changes() throws Exception {
        registry.add(tool("a"), consumer("a@1"));
        List<Tool> first = registry.tools();
        registry.remove("b", consumer("b@1"));
        assertThat(registry.tools()).isSameAs(first);
        registry.add(tool("b"), consumer("b@1"));
        assertThat(registry.tools()).isNotSameAs(first).extracting(Tool::name).containsExactly("a", "b");
    }

    @Test
    void an_ineffective_change_does_not_run_the_listener() throws Exception {
        AiToolConsumer consumer = consumer("a@1");
        registry.add(tool("a"), consumer);
        registry.onChange(() -> seen.add(List.of()));
        registry.remove("b", consumer);
        registry.remove("a", consumer("a@2"));
        assertThatThrownBy(() -> registry.add(tool("a"), consumer)).isInstanceOf(InvalidToolException.class);
        assertThat(seen).isEmpty();
    }

    private static Tool tool(String name) {
        ArgumentSchema none = ArgumentSchema.declared(Map.of(), new ToolSchemas());
        ToolHints hints = new ToolHints(null, null, null, null, null);
        return new Tool(
                name,
                null,
                name,
                List.of("test"),
                none,
                null,
                hints,
                Duration.ofSeconds(1),
                TaskSupport.NEVER,
                Set.of(),
                Map.of());
    }

    private static AiToolConsumer consumer(String route) throws Exception {
        AiToolComponent component = new AiToolComponent();
        component.setCamelContext(new DefaultCamelContext());
        AiToolEndpoint endpoint = (AiToolEndpoint) component.createEndpoint("ai-tool:a?tags=test");
        AiToolConsumer consumer = new AiToolConsumer(endpoint, exchange -> {});
        consumer.setRouteId(route);
        return consumer;
    }
}
