package dev.luna.mcp.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.LunaServer;
import dev.luna.mcp.mcp.interaction.ClientContext;
import dev.luna.mcp.mcp.interaction.InputRequiredException;
import dev.luna.mcp.mcp.method.ToolsCall;
import dev.luna.mcp.mcp.method.ToolsList;
import dev.luna.mcp.mcp.request.InvalidParamsException;
import dev.luna.mcp.tool.ToolException;
import dev.luna.mcp.tool.ToolHealth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

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
    public JsonNode health() {
        return mapper.valueToTree(bean("health", ToolHealth.class).report());
    }

    @Override
    public List<String> exclusions() {
        return server.registry().excludedTools().stream()
                .map(exclusion -> exclusion.tool().name() + ": " + exclusion.reason())
                .toList();
    }

    @Override
    public JsonNode call(JsonNode description, JsonNode arguments, TerminalPrompts dialog) throws Exception {
        String tool = description.path("name").asText();
        ToolsCall calls = bean("toolsCall", ToolsCall.class);
        String recipient = "ai-tool:"
                + server.registry()
                        .find(tool)
                        .orElseThrow(() -> new InvalidParamsException("Unknown tool: " + tool))
                        .name();
        try (ProducerTemplate template = server.context().createProducerTemplate()) {
            Map<String, JsonNode> answers = new LinkedHashMap<>();
            Exchange answer = run(template, recipient, arguments, new TerminalClient(dialog, answers));
            while (answer.getException() instanceof InputRequiredException asking) {
                asking.questions()
                        .forEach((key, question) -> answers.put(
                                key, dialog.answer(key, question.kind().method(), question.params())));
                answer = run(template, recipient, arguments, new TerminalClient(dialog, answers));
            }
            if (answer.getException() instanceof ToolException failure) {
                return mapper.valueToTree(calls.failure(failure));
            }
            if (answer.getException() != null) {
                throw answer.getException();
            }
            return mapper.valueToTree(calls.result(answer.getMessage()));
        }
    }

    private static Exchange run(ProducerTemplate template, String recipient, JsonNode arguments, ClientContext caller) {
        return template.request(recipient, exchange -> {
            exchange.setProperty(ClientContext.PROPERTY, caller);
            exchange.getMessage().setBody(arguments);
        });
    }

    private <T> T bean(String name, Class<T> type) {
        return server.context().getRegistry().lookupByNameAndType(name, type);
    }

    @Override
    public void close() {
        server.close();
    }
}
