package dev.luna.mcp.builtin.http;

import dev.luna.mcp.outbound.UrlBuilder;
import dev.luna.mcp.outbound.ValueStyle;
import dev.luna.mcp.tool.InvalidToolException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.Message;

/** The cookies that a tool file adds to a request. Values are encoded, so none can end its cookie and begin another. Immutable. */
record CookieLines(List<NamedValue> lines) {

    /** The header that carries cookies. */
    static final String HEADER = "Cookie";

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}");

    /** @throws InvalidToolException if a line is no cookie */
    static CookieLines parse(String text) {
        List<NamedValue> lines = NamedValue.lines("cookies", "=", text);
        lines.stream()
                .filter(line -> !NAME.matcher(line.name()).matches())
                .findFirst()
                .ifPresent(line -> {
                    throw new InvalidToolException("Option 'cookies': '" + line.name() + "' is no name of a cookie");
                });
        return new CookieLines(lines);
    }

    boolean has(String name) {
        return lines.stream().anyMatch(line -> line.name().equals(name));
    }

    /** The value of the header; empty if there is no cookie. */
    Optional<String> in(Message message, Styles styles) {
        String cookies = lines.stream()
                .filter(line -> line.in(message) != null)
                .map(line -> line.name() + "="
                        + StyledValue.text(
                                line.in(message), styles.of(line.argument(), ValueStyle.COMMA), UrlBuilder::encode))
                .collect(Collectors.joining("; "));
        return Optional.of(cookies).filter(text -> !text.isEmpty());
    }
}
