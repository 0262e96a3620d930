package dev.luna.mcp.mcp.jsonrpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Makes the nodes of a message while it is read, and refuses those that would change on their way: a number beyond a double
 * becomes infinite, half of a surrogate pair a question mark. Immutable.
 */
public final class StrictNodes extends JsonNodeFactory {

    /** An object whose names are held to the same as its texts. */
    @SuppressWarnings("unchecked") // ObjectNode narrows deepCopy() so
    private static final class StrictObject extends ObjectNode {

        StrictObject(JsonNodeFactory factory) {
            super(factory);
        }

        @Override
        public JsonNode replace(String name, JsonNode value) {
            requireCharacters(name);
            return super.replace(name, value);
        }
    }

    @Override
    public NumericNode numberNode(double value) {
        if (!Double.isFinite(value)) {
            throw new UnusableJsonException("A number is out of range; the largest is about 1.8e308.");
        }
        return super.numberNode(value);
    }

    @Override
    public TextNode textNode(String text) {
        requireCharacters(text);
        return super.textNode(text);
    }

    @Override
    public ObjectNode objectNode() {
        return new StrictObject(this);
    }

    private static void requireCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(unit)) {
                throw new UnusableJsonException(
                        "A text holds \\u%04x, one half of a surrogate pair, without the other; ".formatted((int) unit)
                                + "send whole characters.");
            }
        }
    }
}
