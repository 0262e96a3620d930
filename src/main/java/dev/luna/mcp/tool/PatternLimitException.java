package dev.luna.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;

/** The match of a text against its pattern exceeded the limits. */
final class PatternLimitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String text;
    private final String regex;

    PatternLimitException(String text, String regex) {
        super(null, null, false, false);
        this.text = text;
        this.regex = regex;
    }

    /** Converts this to an error for the client that names the argument with the text. */
    InvalidArgumentException toInvalidArgument(JsonNode arguments) {
        String argument = arguments.properties().stream()
                .filter(field -> contains(field.getValue()))
                .map(field -> "Argument '" + field.getKey() + "'")
                .findFirst()
                .orElse("A value");
        return new InvalidArgumentException(argument + " is not valid: a text of " + text.length()
                + " characters takes too many steps to match against the pattern " + regex
                + ". Send a shorter text.");
    }

    private boolean contains(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue().equals(text);
        }
        for (JsonNode child : value) {
            if (contains(child)) {
                return true;
            }
        }
        return false;
    }
}
