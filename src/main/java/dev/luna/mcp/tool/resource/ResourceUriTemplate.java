package dev.luna.mcp.tool.resource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URI in which {@code {name}} stands for one path segment (RFC 3986, section 3.3): level 1 of RFC 6570. A URI
 * longer than {@value #MAX_LENGTH} characters never matches. Immutable.
 */
public final class ResourceUriTemplate {

    /** Limit on the recursion and the backtracking of the regular expression. */
    private static final int MAX_LENGTH = 2048;

    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_]*)}");

    private static final String SEGMENT = "((?:[\\w.~!$&'()*+,;=:@-]|%\\p{XDigit}{2})+)";

    private final String template;
    private final List<String> variables = new ArrayList<>();
    private final Pattern pattern;

    ResourceUriTemplate(String template) {
        this.template = template;
        StringBuilder regex = new StringBuilder();
        Matcher variable = VARIABLE.matcher(template);
        int end = 0;
        while (variable.find()) {
            variables.add(variable.group(1));
            regex.append(Pattern.quote(template.substring(end, variable.start())))
                    .append(SEGMENT);
            end = variable.end();
        }
        pattern = Pattern.compile(
                regex.append(Pattern.quote(template.substring(end))).toString());
    }

    /** The names of the variables, in their order. */
    public List<String> variables() {
        return List.copyOf(variables);
    }

    /** Returns the values of the variables, as written in the URI; empty if the URI does not match. */
    public Optional<Map<String, String>> match(String uri) {
        if (uri.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher matcher = pattern.matcher(uri);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < variables.size(); i++) {
            values.put(variables.get(i), matcher.group(i + 1));
        }
        return Optional.of(values);
    }

    /** The template as written. */
    @Override
    public String toString() {
        return template;
    }
}
