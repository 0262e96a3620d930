package dev.luna.mcp.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Map;

/**
 * A call of a tool, or a request for a prompt or a resource, as a test puts it together. It is sent by {@link #send()} or by
 * the first expectation, in the newest revision of MCP unless the test asks for another or for the direct dialect.
 */
public final class Call {

    private final Luna luna;
    private final String method;
    private final String targetMember;
    private final String target;
    private final ObjectNode arguments = JsonRpc.MAPPER.createObjectNode();
    private final Replies replies = new Replies();
    private Dialect dialect = Dialect.newest();

    Call(Luna luna, String method, String targetMember, String target) {
        this.luna = luna;
        this.method = method;
        this.targetMember = targetMember;
        this.target = target;
    }

    /** Gives an argument; the value may be anything that Jackson can write. */
    public Call with(String name, Object value) {
        arguments.set(name, JsonRpc.MAPPER.valueToTree(value));
        return this;
    }

    /** Gives several arguments. */
    public Call with(Map<String, ?> values) {
        values.forEach(this::with);
        return this;
    }

    /** Uses a revision of MCP, for example {@code 2025-06-18}. */
    public Call inRevision(String revision) {
        dialect = Dialect.of(revision);
        return this;
    }

    /** Uses plain JSON-RPC with the tool's name as the method. */
    public Call directly() {
        dialect = new DirectDialect();
        return this;
    }

    /** Lets the user fill in the form of the tool's next question ({@code mcp:elicit}). */
    public Call answering(Map<String, ?> form) {
        replies.add(Replies.ELICIT, Map.of("action", "accept", "content", form));
        return this;
    }

    /** Lets the user say no to the tool's next question ({@code mcp:elicit}). */
    public Call declining() {
        replies.add(Replies.ELICIT, Map.of("action", "decline"));
        return this;
    }

    /** Lets the client's model answer the tool's next prompt ({@code mcp:sample}) with a text. */
    public Call sampling(String text) {
        Map<String, String> content = Map.of("type", "text", "text", text);
        replies.add(Replies.SAMPLE, Map.of("role", "assistant", "model", "test", "content", content));
        return this;
    }

    /** Tells the tool, when it asks ({@code mcp:roots}), the client's directories as {@code file:} URIs. */
    public Call withRoots(String... uris) {
        replies.add(
                Replies.ROOTS,
                Map.of(
                        "roots",
                        Arrays.stream(uris).map(uri -> Map.of("uri", uri)).toList()));
        return this;
    }

    /**
     * Sends it and waits for the answer.
     *
     * @throws AssertionError if a message of the server is not as the schema has it, if the tool asks what the test has no
     *     reply to, or does not ask what the test has a reply to
     */
    public Answer send() {
        Answer answer = dialect.send(this);
        replies.checkAllTaken(answer);
        return answer;
    }

    /** Sends it and expects a result that is this text. */
    public Answer expectText(String text) {
        return send().expectText(text);
    }

    /** Sends it and expects a result that is this JSON. */
    public Answer expectJson(String json) {
        return send().expectJson(json);
    }

    /** Sends it and expects a failure whose message has all these words. */
    public Answer expectError(String... words) {
        return send().expectError(words);
    }

    Luna luna() {
        return luna;
    }

    String method() {
        return method;
    }

    /** The name of the tool or prompt, or the URI of the resource. */
    String target() {
        return target;
    }

    Replies replies() {
        return replies;
    }

    ObjectNode arguments() {
        return arguments;
    }

    /** The parameters as MCP has them, with a token that asks for progress. */
    ObjectNode params() {
        ObjectNode params = JsonRpc.MAPPER.createObjectNode().put(targetMember, target);
        if (targetMember.equals("name")) {
            params.set("arguments", arguments);
        }
        params.putObject("_meta").put("progressToken", "progress");
        return params;
    }

    @Override
    public String toString() {
        return method + " '" + target + "' in " + dialect;
    }
}
