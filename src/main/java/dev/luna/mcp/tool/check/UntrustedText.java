package dev.luna.mcp.tool.check;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detects expressions whose value is a text of the client, or derived from one. Results of beans are not included:
 * beans are the place to validate such a text. Immutable.
 */
final class UntrustedText {

    /** Steps that store a value. */
    private static final Set<String> STORING_STEPS = Set.of("setVariable", "setProperty");

    /** A Simple function: its name, and the part after a dot or colon. */
    private static final Pattern FUNCTION = Pattern.compile("\\$(?:simple)?\\{\\s*([A-Za-z]+)(?:[.:]([\\w-]+))?");

    /** Functions whose value does not depend on the message. */
    private static final Set<String> HARMLESS = Set.of(
            "date",
            "uuid",
            "random",
            "camelId",
            "exchangeId",
            "routeId",
            "fromRouteId",
            "routeGroup",
            "stepId",
            "threadId",
            "threadName",
            "hostname",
            "null",
            "env",
            "sysenv",
            "sys",
            "properties",
            "propertiesExist",
            "bean",
            "method",
            "ref",
            "type",
            "messageTimestamp");

    private static final Set<String> STORED = Set.of("variable", "exchangeProperty");

    private final Set<String> stored;

    private UntrustedText(Set<String> stored) {
        this.stored = Set.copyOf(stored);
    }

    /** Tracks the texts of clients through the variables and properties of a file. */
    static UntrustedText in(YamlElement routes) {
        Set<String> stored = new HashSet<>();
        int before;
        do {
            before = stored.size();
            UntrustedText known = new UntrustedText(stored);
            routes.allFields()
                    .filter(step -> STORING_STEPS.contains(step.name()))
                    .filter(step -> known.isIn(step.value()))
                    .flatMap(step -> step.value().text("name").stream())
                    .forEach(stored::add);
        } while (stored.size() > before);
        return new UntrustedText(stored);
    }

    /** Returns true if the expression of a step gives such a text. */
    boolean isIn(YamlElement step) {
        return LanguageExpression.of(step).anyMatch(this::isIn);
    }

    boolean isIn(LanguageExpression expression) {
        return switch (expression.language()) {
            case "constant", "method", "ref" -> false;
            case "variable", "exchangeProperty" -> stored.contains(expression.text());
            case "simple" -> isIn(expression.text());
            default -> true;
        };
    }

    /** Returns true if an expression in Simple gives such a text. */
    boolean isIn(String simple) {
        Matcher function = FUNCTION.matcher(simple);
        while (function.find()) {
            String name = function.group(1);
            boolean harmless = STORED.contains(name)
                    ? function.group(2) != null && !stored.contains(function.group(2))
                    : HARMLESS.contains(name);
            if (!harmless) {
                return true;
            }
        }
        return false;
    }
}
