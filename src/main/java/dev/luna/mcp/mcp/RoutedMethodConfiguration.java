package dev.luna.mcp.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.mcp.client.ClientContexts;
import dev.luna.mcp.mcp.method.PromptsGet;
import dev.luna.mcp.mcp.method.Resources;
import dev.luna.mcp.mcp.method.ResourcesRead;
import dev.luna.mcp.mcp.method.TaskStart;
import dev.luna.mcp.mcp.method.ToolsCall;
import dev.luna.mcp.tool.AiToolComponent;
import dev.luna.mcp.tool.prompt.AiPromptComponent;
import dev.luna.mcp.tool.resource.AiResourceComponent;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;

/** The methods that call the route of a tool, a prompt or a resource. */
public class RoutedMethodConfiguration implements CamelConfiguration {

    @BindToRegistry("toolsCall")
    public ToolsCall toolsCall(
            CamelContext context, ObjectMapper jsonMapper, ClientContexts clientContexts, TaskStart tasks) {
        AiToolComponent tools = context.getComponent("ai-tool", AiToolComponent.class);
        return new ToolsCall(tools.invoker(), jsonMapper, clientContexts, tasks);
    }

    @BindToRegistry("promptsGet")
    public PromptsGet promptsGet(CamelContext context, ObjectMapper jsonMapper, ClientContexts clientContexts) {
        AiPromptComponent prompts = context.getComponent("ai-prompt", AiPromptComponent.class);
        return new PromptsGet(prompts, jsonMapper, clientContexts);
    }

    @BindToRegistry("resourcesRead")
    public ResourcesRead resourcesRead(
            CamelContext context, Resources resources, ObjectMapper jsonMapper, ClientContexts clientContexts) {
        AiResourceComponent routes = context.getComponent("ai-resource", AiResourceComponent.class);
        return new ResourcesRead(resources, routes.invoker(), jsonMapper, clientContexts);
    }
}
