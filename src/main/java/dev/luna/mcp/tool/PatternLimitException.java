package dev.luna.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;

/** A text could not be held against its pattern within the limits. */
final class PatternLimitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String text;
    private final String regex;

    PatternLimitException(String text, String regex) {
        super(null, null, false, false);
        this.text = text;
        this.regex = regex;
    }

    /** The same for the caller: names the argument that the text is in. */
    InvalidArgumentException toInvalidArgument(JsonNode arguments) {
        String argument = arguments.properties().stream()
                .filter(field -> holds(field.getValue()))
                .map(field -> "Argument '" + field.getKey() + "'")
                .findFirst()
                .orElse("A value");
        return new InvalidArgumentException(argument + " is not valid: a text of " + text.length()
                + " characters takes too many steps to be checked against the pattern " + regex
                + ". Send a shorter one.");
    }

    private boolean holds(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue().equals(text);
        }
        for (JsonNode child : value) {
            if (holds(child)) {
                return true;
            }
        }
        return false;
    }
}
