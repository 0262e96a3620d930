package dev.luna.mcp.mcp.task;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.identity.Revocations;
import dev.luna.mcp.mcp.client.ClientContexts;
import dev.luna.mcp.tool.AiToolComponent;
import dev.luna.mcp.tool.ToolRegistry;
import java.time.Clock;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.PropertyInject;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.util.TimeUtils;

/** The beans of the routes for tasks. */
public class TaskConfiguration implements CamelConfiguration {

    /** The store of tasks. */
    @BindToRegistry("taskStore")
    public TaskStore taskStore(
            @PropertyInject("luna.tasks.max") int max, @PropertyInject("luna.tasks.max-bytes") long maxBytes) {
        return new MemoryTaskStore(max, maxBytes, Clock.systemUTC());
    }

    @BindToRegistry("tasks")
    public Tasks tasks(
            CamelContext context,
            TaskStore taskStore,
            ClientContexts clientContexts,
            ObjectMapper jsonMapper,
            Revocations revocations,
            @PropertyInject("luna.tasks.ttl") String timeToLive) {
        Clock clock = Clock.systemUTC();
        ToolRegistry tools =
                context.getComponent("ai-tool", AiToolComponent.class).registry();
        TaskRuns runs = new TaskRuns(context, tools, taskStore, jsonMapper, clock, revocations);
        // Camel would wait for what runs; but its results are lost with the memory.
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStopping(CamelContext stopping) {
                runs.stopAll();
            }
        });
        return new Tasks(taskStore, runs, clientContexts, jsonMapper, clock, TimeUtils.toDuration(timeToLive));
    }
}
