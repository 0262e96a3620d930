package dev.luna.mcp.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/**
 * The answer to a {@link Call}. Each expectation fails with the whole answer in its message, and gives this answer again,
 * so that they can be chained. Immutable.
 */
public final class Answer {

    /** JSON has one kind of numbers: 249 is 249.00. */
    private static final Comparator<JsonNode> VALUES = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    private final String call;
    private final int status;
    private final JsonNode message;
    private final Content content;
    private final List<JsonNode> heard;

    Answer(String call, int status, JsonNode message, Content content, List<JsonNode> heard) {
        this.call = call;
        this.status = status;
        this.message = message;
        this.content = content;
        this.heard = List.copyOf(heard);
    }

    /** Expects success, and this text. */
    public Answer expectText(String text) {
        assertThat(text()).as(toString()).isEqualTo(text);
        return this;
    }

    /** Expects success, and a text in which all these parts are. */
    public Answer expectTextWith(String... parts) {
        assertThat(text()).as(toString()).contains(parts);
        return this;
    }

    /** Expects success, and a structured result that is this JSON, whatever the order of its members. */
    public Answer expectJson(String json) {
        assertThatObject(json()).as(toString()).usingComparator(Answer::compare).isEqualTo(JsonRpc.json(json));
        return this;
    }

    /** Expects success, and a value at a place (RFC 6901) of the structured result, such as {@code /issues/0/title}. */
    public Answer expectJson(String pointer, Object value) {
        assertThatObject(json().at(pointer))
                .as("%s of %s", pointer, this)
                .usingComparator(Answer::compare)
                .isEqualTo(JsonRpc.MAPPER.valueToTree(value));
        return this;
    }

    private static int compare(JsonNode one, JsonNode other) {
        return one.equals(VALUES, other) ? 0 : 1;
    }

    /** Expects a failure, of the tool or of the protocol, whose message has all these words. */
    public Answer expectError(String... words) {
        assertThat(content.failure())
                .as("Expected a failure. %s", this)
                .isNotNull()
                .contains(words);
        return this;
    }

    /** Expects an HTTP status; in the direct dialect it tells the kind of a failure. */
    public Answer expectStatus(int expected) {
        assertThat(status).as(toString()).isEqualTo(expected);
        return this;
    }

    /** Expects that the tool said how far it was, with exactly these values. */
    public Answer expectProgress(double... values) {
        assertThat(said("notifications/progress").stream()
                        .map(params -> params.path("progress").asDouble())
                        .toList())
                .as("Progress of %s", this)
                .isEqualTo(Arrays.stream(values).boxed().toList());
        return this;
    }

    /** Expects that the tool sent exactly these log messages. */
    public Answer expectLog(String... messages) {
        assertThat(said("notifications/message").stream()
                        .map(params -> params.path("data").asText())
                        .toList())
                .as("Log of %s", this)
                .containsExactly(messages);
        return this;
    }

    /** Expects that the tool asked exactly these questions of the user. */
    public Answer expectQuestions(String... questions) {
        assertThat(said(Replies.ELICIT).stream()
                        .map(params -> params.path("message").asText())
                        .toList())
                .as("Questions of %s", this)
                .containsExactly(questions);
        return this;
    }

    /** The text of a result; of several, one a line. */
    public String text() {
        return String.join("\n", succeeded().texts());
    }

    /** The structured result. */
    public JsonNode json() {
        JsonNode json = succeeded().json();
        assertThat(json.isMissingNode())
                .as("Expected a structured result. %s", this)
                .isFalse();
        return json;
    }

    /** The bytes of the only image, sound or blob, which is to be of this type; the direct dialect does not tell the type. */
    public byte[] bytes(String mimeType) {
        assertThat(succeeded().media()).as(toString()).singleElement();
        Content.Media media = content.media().get(0);
        if (media.mimeType() != null) {
            assertThat(media.mimeType()).as(toString()).isEqualTo(mimeType);
        }
        return Base64.getDecoder().decode(media.base64());
    }

    /** The message as it came, with its {@code result} or {@code error}. */
    public JsonNode message() {
        return message;
    }

    /** The value of {@code result}; a failed MCP tool has one, too. */
    public JsonNode result() {
        assertThat(message.has("result")).as("Expected a result. %s", this).isTrue();
        return message.get("result");
    }

    private List<JsonNode> said(String method) {
        return heard.stream()
                .filter(other -> other.path("method").asText().equals(method))
                .map(other -> other.path("params"))
                .toList();
    }

    private Content succeeded() {
        assertThat(content.failure())
                .as("Expected success, but the call failed. %s", this)
                .isNull();
        return content;
    }

    @Override
    public String toString() {
        return call + " answered with status " + status + ": " + message.toPrettyString();
    }
}
