package dev.luna.mcp.tool.prompt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.tool.AiToolComponent;
import dev.luna.mcp.tool.AiToolEndpoint;
import dev.luna.mcp.tool.ToolOptions;
import java.util.Optional;

/**
 * The {@code ai-prompt:} component. A prompt is exposed and called like a tool, by its name and with validated
 * arguments; its result is a list of messages. Prompts have their own names: a prompt and a tool may have the same
 * name.
 */
public class AiPromptComponent extends AiToolComponent {

    @Override
    protected String defaultScope(AiToolEndpoint declared) {
        return READ;
    }

    @Override
    public Optional<ObjectNode> optionsOfRoutes() {
        return Optional.of(ToolOptions.declare("A prompt").json());
    }
}
