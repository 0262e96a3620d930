package dev.luna.mcp.tool.resource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URI in which {@code {name}} stands for one path segment (RFC 3986, section 3.3): level 1 of RFC 6570. Nothing fits that is
 * longer than {@value #LONGEST} characters. Immutable.
 */
public final class ResourceUriTemplate {

    /** A bound on the depth of the regular expression's recursion and on its backtracking. */
    private static final int LONGEST = 2048;

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

    /** The names in it, in their order. */
    public List<String> variables() {
        return List.copyOf(variables);
    }

    /** What the variables are in a URI, as it is written there; empty if it does not fit. */
    public Optional<Map<String, String>> match(String uri) {
        if (uri.length() > LONGEST) {
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

    /** The template as it was written. */
    @Override
    public String toString() {
        return template;
    }
}
