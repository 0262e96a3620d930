package dev.luna.mcp.tool.prompt;

import dev.luna.mcp.tool.AiToolComponent;

/**
 * The {@code ai-prompt:} component. A prompt is offered and called as a tool is, by its name with checked arguments; only
 * what comes back is meant as messages. Prompts have names of their own: one may be called like a tool.
 */
public class AiPromptComponent extends AiToolComponent {}
