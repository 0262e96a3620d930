package dev.luna.mcp.outbound;

import java.util.Locale;

/** The form of a list or an object in a URL, a header, a cookie or a form; a text or a number is the same in all styles. */
public enum ValueStyle {
    /** Each element of a list is sent with the name; an object is written as JSON. */
    REPEATED,
    /** Separated by commas; of an object names and values in turn. */
    COMMA,
    /** Separated by spaces. */
    SPACE,
    /** Separated by vertical bars. */
    PIPE,
    /** {@code name[key]=value}, at any depth; elements of a list have numbers as keys. */
    DEEP,
    /** Each property of an object under its own name; in a path or header {@code key=value}, separated by commas. */
    PROPERTIES,
    /** As JSON, texts in quotes. */
    JSON,
    /** Several parts of a path, with slashes between. */
    SEGMENTS;

    /** The style as the option {@code styles} names it. */
    public String option() {
        return name().toLowerCase(Locale.ROOT);
    }
}
