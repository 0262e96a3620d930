package dev.luna.mcp.tool.check;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether an expression gives a text of the caller, or one that was made of it. What a bean returns is not counted: a bean
 * is where such a text is checked. Immutable.
 */
final class UntrustedText {

    /** The steps that keep a text for later. */
    private static final Set<String> KEEPING = Set.of("setVariable", "setProperty");

    /** A function of Simple: its name, and what is behind a dot or colon. */
    private static final Pattern FUNCTION = Pattern.compile("\\$(?:simple)?\\{\\s*([A-Za-z]+)(?:[.:]([\\w-]+))?");

    /** Functions that give nothing of the message. */
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

    private static final Set<String> KEPT = Set.of("variable", "exchangeProperty");

    private final Set<String> kept;

    private UntrustedText(Set<String> kept) {
        this.kept = Set.copyOf(kept);
    }

    /** Follows the texts of callers through the variables and properties of a file. */
    static UntrustedText in(YamlElement routes) {
        Set<String> kept = new HashSet<>();
        int before;
        do {
            before = kept.size();
            UntrustedText known = new UntrustedText(kept);
            routes.allFields()
                    .filter(step -> KEEPING.contains(step.name()))
                    .filter(step -> known.isIn(step.value()))
                    .flatMap(step -> step.value().text("name").stream())
                    .forEach(kept::add);
        } while (kept.size() > before);
        return new UntrustedText(kept);
    }

    /** Whether a step's own expression gives such a text. */
    boolean isIn(YamlElement step) {
        return LanguageExpression.of(step).anyMatch(this::isIn);
    }

    boolean isIn(LanguageExpression expression) {
        return switch (expression.language()) {
            case "constant", "method", "ref" -> false;
            case "variable", "exchangeProperty" -> kept.contains(expression.text());
            case "simple" -> isIn(expression.text());
            default -> true;
        };
    }

    /** Whether a text in Simple holds one. */
    boolean isIn(String simple) {
        Matcher function = FUNCTION.matcher(simple);
        while (function.find()) {
            String name = function.group(1);
            boolean harmless = KEPT.contains(name)
                    ? function.group(2) != null && !kept.contains(function.group(2))
                    : HARMLESS.contains(name);
            if (!harmless) {
                return true;
            }
        }
        return false;
    }
}
