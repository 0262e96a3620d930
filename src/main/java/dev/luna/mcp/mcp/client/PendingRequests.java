package dev.luna.mcp.mcp.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.mcp.interaction.InputRequest;
import dev.luna.mcp.mcp.jsonrpc.InvalidRequestException;
import dev.luna.mcp.mcp.jsonrpc.JsonRpcMessage;
import dev.luna.mcp.mcp.jsonrpc.OutgoingMessage;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.tool.ToolException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The questions of legacy calls that wait for an answer. Without sessions, what ties an answer to its question is an id that
 * cannot be guessed, and its principal. Thread-safe.
 */
public final class PendingRequests {

    private static final Logger LOG = LoggerFactory.getLogger(PendingRequests.class);

    private record Question(Principal principal, CompletableFuture<JsonNode> answer) {}

    private final Map<String, Question> waiting = new ConcurrentHashMap<>();

    /**
     * Takes a message in case it is the answer to a question; a notification is left alone.
     *
     * @throws InvalidRequestException if it is an answer to no question to its sender that waits here
     */
    public void accept(@ExchangeProperty(McpRequest.PROPERTY) McpRequest call) {
        if (!(call.message() instanceof JsonRpcMessage.Response response)) {
            return;
        }
        Question question =
                response.id() == null ? null : waiting.get(response.id().asText());
        if (question == null
                || !question.principal().id().equals(call.principal().id())) {
            LOG.warn(
                    "A response arrived for an input request that is not pending: its call has ended, or it runs in another "
                            + "instance of this server");
            throw new InvalidRequestException(
                    null,
                    "No input request with this id is pending: its call has ended, or it runs in another instance of "
                            + "this server. Behind a load balancer all requests of a session must reach the same instance.");
        }
        if (response.error() == null) {
            question.answer().complete(response.result());
        } else {
            question.answer()
                    .completeExceptionally(new ToolException("The client could not answer the tool's question: "
                            + response.error().path("message").asText("no reason given")));
        }
    }

    /**
     * Asks a principal on a stream and waits; the tool's own time limit ends the wait.
     *
     * @throws ToolException if the client answers with an error, with something else or goes away, or the tool is stopped
     */
    JsonNode ask(InputRequest question, Principal principal, EventStream stream) {
        String id = "luna-" + UUID.randomUUID();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, new Question(principal, answer));
        stream.onClose(() -> answer.completeExceptionally(
                new ToolException("The client disconnected before it answered the tool's question.")));
        ObjectNode request = OutgoingMessage.request(
                TextNode.valueOf(id),
                question.kind().method(),
                question.params().isEmpty() ? null : question.params());
        try {
            stream.open();
            stream.send(request.toString());
            return checked(answer.get(), question);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolException("The tool was stopped while it waited for an answer.", e);
        } catch (ExecutionException e) {
            throw (ToolException) e.getCause();
        } finally {
            waiting.remove(id);
        }
    }

    private static JsonNode checked(JsonNode answer, InputRequest question) {
        if (!question.kind().isAnsweredBy(answer)) {
            throw new ToolException(
                    "The caller's answer is not what " + question.kind().method() + " is answered with.");
        }
        return answer;
    }
}
