package dev.luna.mcp.builtin.http;

import dev.luna.mcp.outbound.UrlBuilder;
import dev.luna.mcp.outbound.ValueStyle;
import dev.luna.mcp.tool.ArgumentTemplate;
import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.Arrays;
import org.apache.camel.Message;

/**
 * The URL of a tool file, with arguments in its path. A value is one part of the path, or a piece of one, and cannot leave it.
 * Immutable.
 */
record PathTemplate(String url, Styles styles) {

    /** @throws InvalidArgumentException if an argument cannot be a part of a path */
    String fill(Message message) {
        return ArgumentTemplate.fill(url, name -> value(name, message.getHeader(name)));
    }

    private String value(String name, Object value) {
        ValueStyle style = styles.of(name, ValueStyle.COMMA);
        if (style == ValueStyle.SEGMENTS && value != null) {
            String path = String.valueOf(value);
            Arrays.stream(path.split("/", -1)).forEach(part -> check(name, part, "must be parts of a path"));
            return UrlBuilder.encodeSegments(path);
        }
        String text = value == null ? "" : StyledValue.text(value, style, part -> part);
        check(name, text, "must be one part of a path");
        return value instanceof String || value == null
                ? UrlBuilder.encode(text)
                : StyledValue.text(value, style, UrlBuilder::encode);
    }

    private static void check(String name, String text, String demand) {
        if (text.isEmpty() || text.equals(".") || text.equals("..") || text.contains("/")) {
            throw new InvalidArgumentException(
                    "Argument '" + name + "' " + demand + ": not empty, without a slash, not dots.");
        }
    }
}
