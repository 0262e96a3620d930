package dev.luna.mcp.mcp.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;

/**
 * Something a route wants of its caller; immutable.
 *
 * @param key names the answer within one call
 * @param kind what is asked for
 * @param params the request's parameters as MCP's schema has them
 * @param isOptional whether a caller that cannot be asked this is not asked, rather than refused
 * @param isDeferred whether more questions follow that can be asked together with this one
 */
public record InputRequest(String key, Kind kind, JsonNode params, boolean isOptional, boolean isDeferred) {

    /** What can be asked for. */
    public enum Kind {
        ELICIT("elicitation/create", "elicitation"),
        SAMPLE("sampling/createMessage", "sampling"),
        ROOTS("roots/list", "roots");

        private final String method;
        private final String capability;

        Kind(String method, String capability) {
            this.method = method;
            this.capability = capability;
        }

        /** The request's name on the wire. */
        public String method() {
            return method;
        }

        /** What the client must have declared that it can do. */
        public String capability() {
            return capability;
        }

        /** Whether something that came back is an answer to this. */
        public boolean isAnsweredBy(JsonNode answer) {
            return switch (this) {
                case ELICIT -> answer.path("action").isTextual();
                case SAMPLE -> answer.path("content").isContainerNode();
                case ROOTS -> answer.path("roots").isArray();
            };
        }

        /** The one whose request has this name on the wire. */
        public static Kind of(String method) {
            return Arrays.stream(values())
                    .filter(kind -> kind.method.equals(method))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no question is asked with " + method));
        }
    }
}
