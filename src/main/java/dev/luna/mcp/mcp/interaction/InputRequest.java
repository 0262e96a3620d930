package dev.luna.mcp.mcp.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;

/**
 * An input request of a route to its client; immutable.
 *
 * @param key names the answer within one call
 * @param kind the kind of input
 * @param params the request's parameters as MCP's schema has them
 * @param isOptional true if it is skipped, rather than an error, for a client without the capability
 * @param isDeferred true if it is sent together with the next input request
 */
public record InputRequest(String key, Kind kind, JsonNode params, boolean isOptional, boolean isDeferred) {

    /** The kinds of input. */
    public enum Kind {
        ELICIT("elicitation/create", "elicitation"),
        /** A link that the client lets its user open. */
        ELICIT_URL("elicitation/create", "elicitation"),
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

        /** The capability that the client must declare. */
        public String capability() {
            return capability;
        }

        /**
         * Returns true if a client that declares these capabilities can be asked. A plain {@code elicitation} is one of forms.
         *
         * @param capabilities as the client has sent them; may be missing
         */
        public boolean isDeclaredIn(JsonNode capabilities) {
            JsonNode declared = capabilities.path(capability);
            return switch (this) {
                case ELICIT -> declared.isObject() && (declared.isEmpty() || declared.has("form"));
                case ELICIT_URL -> declared.has("url");
                default -> capabilities.has(capability);
            };
        }

        /** True if a response has the form that this kind requires. */
        public boolean isAnsweredBy(JsonNode answer) {
            return switch (this) {
                case ELICIT, ELICIT_URL -> answer.path("action").isTextual();
                case SAMPLE -> answer.path("content").isContainerNode();
                case ROOTS -> answer.path("roots").isArray();
            };
        }

        /** The kind whose request has this name on the wire. */
        public static Kind of(String method) {
            return Arrays.stream(values())
                    .filter(kind -> kind.method.equals(method))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no question is asked with " + method));
        }
    }
}
