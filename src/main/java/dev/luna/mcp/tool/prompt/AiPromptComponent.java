package dev.luna.mcp.tool.prompt;

import dev.luna.mcp.tool.AiToolComponent;

/**
 * The {@code ai-prompt:} component. A prompt is exposed and called like a tool, by its name and with validated
 * arguments; its result is a list of messages. Prompts have their own names: a prompt and a tool may have the same
 * name.
 */
public class AiPromptComponent extends AiToolComponent {}
