package dev.luna.mcp.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.LunaServer;
import dev.luna.mcp.mcp.interaction.ClientContext;
import dev.luna.mcp.mcp.interaction.InputRequiredException;
import dev.luna.mcp.mcp.interaction.McpCallContext;
import dev.luna.mcp.mcp.method.CallToolResult;
import dev.luna.mcp.mcp.method.ToolsCall;
import dev.luna.mcp.mcp.method.ToolsList;
import dev.luna.mcp.mcp.request.InvalidParamsException;
import dev.luna.mcp.tool.Degradation;
import dev.luna.mcp.tool.Tool;
import dev.luna.mcp.tool.ToolException;
import dev.luna.mcp.tool.ToolHealth;
import dev.luna.mcp.tool.ToolPatterns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.ExchangeBuilder;

/** The tools in this process, without a port. */
final class LocalServer implements ToolServer {

    private final LunaServer server;
    private final ObjectMapper mapper;

    LocalServer(LunaServer server) {
        this.server = server;
        this.mapper = bean("jsonMapper", ObjectMapper.class);
    }

    @Override
    public List<JsonNode> tools() {
        return server.registry().tools().stream()
                .<JsonNode>map(tool -> mapper.valueToTree(ToolsList.describe(tool)))
                .toList();
    }

    @Override
    public Set<String> pinned() {
        ToolPatterns pinned = ToolPatterns.of(server.context().resolvePropertyPlaceholders("{{luna.tools.pinned}}"));
        return server.registry().tools().stream()
                .filter(pinned::match)
                .map(Tool::name)
                .collect(Collectors.toSet());
    }

    /** Empty: all tools are listed here. */
    @Override
    public Optional<JsonNode> findUnlisted(String name) {
        return Optional.empty();
    }

    @Override
    public JsonNode health() {
        return mapper.valueToTree(new ToolHealth(
                        server.registry(), () -> server.context().getRegistry().findByType(Degradation.class))
                .report());
    }

    @Override
    public List<String> exclusions() {
        return server.registry().excludedTools().stream()
                .map(exclusion -> exclusion.tool().name() + ": " + exclusion.reason())
                .toList();
    }

    @Override
    public JsonNode call(JsonNode description, JsonNode arguments, TerminalPrompts prompts) throws Exception {
        String tool = description.path("name").asText();
        ToolsCall calls = bean("toolsCall", ToolsCall.class);
        String recipient = "ai-tool:"
                + server.registry()
                        .find(tool)
                        .orElseThrow(() -> new InvalidParamsException("Unknown tool: " + tool))
                        .name();
        try (ProducerTemplate template = server.context().createProducerTemplate()) {
            Map<String, JsonNode> answers = new LinkedHashMap<>();
            Exchange response = run(template, recipient, arguments, new TerminalClient(prompts, answers));
            while (response.getException() instanceof InputRequiredException asking) {
                asking.questions()
                        .forEach((key, question) -> answers.put(
                                key, prompts.answer(key, question.kind().method(), question.params())));
                response = run(template, recipient, arguments, new TerminalClient(prompts, answers));
            }
            if (response.getException() instanceof ToolException failure) {
                return mapper.valueToTree(CallToolResult.failure(failure.getMessage()));
            }
            if (response.getException() != null) {
                throw response.getException();
            }
            return mapper.valueToTree(calls.result(response.getMessage()));
        }
    }

    private static Exchange run(ProducerTemplate template, String recipient, JsonNode arguments, ClientContext client) {
        // An exchange that begins at no endpoint: one of the tool's own would be taken for a tool that calls another.
        return template.send(
                recipient,
                ExchangeBuilder.anExchange(template.getCamelContext())
                        .withProperty(McpCallContext.PROPERTY, McpCallContext.local(client))
                        .withBody(arguments)
                        .build());
    }

    private <T> T bean(String name, Class<T> type) {
        return server.context().getRegistry().lookupByNameAndType(name, type);
    }

    @Override
    public void close() {
        server.close();
    }
}
