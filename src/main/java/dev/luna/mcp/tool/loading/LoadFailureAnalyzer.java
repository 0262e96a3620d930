package dev.luna.mcp.tool.loading;

import dev.luna.mcp.tool.Diagnostic;
import dev.luna.mcp.tool.Excerpt;
import dev.luna.mcp.tool.InvalidToolException;
import dev.luna.mcp.tool.check.LiteralText;
import dev.luna.mcp.tool.check.Problem;
import dev.luna.mcp.tool.check.YamlValidator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ExpressionIllegalSyntaxException;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.TypeConversionException;

/** Finds the line and the reason of a load failure. */
final class LoadFailureAnalyzer {

    /** Values of an endpoint's options, after the question mark or in a list of options; they may be secrets. */
    private static final Pattern OPTIONS = Pattern.compile("(?<=\\w\\?)\\S+|(?<=[\\[{ ,]\\w{1,60}=)[^,}\\]]+(?=[,}])");

    /** Camel's note about the position in a file. */
    private static final Pattern PLACE = Pattern.compile(" in file:[^,]+, line (?<line>\\d+), column.*");

    /** The first error of the Java compiler: its text ends where a file is named again. */
    private static final Pattern COMPILER = Pattern.compile(
            "\\.java:(?<line>\\d+): error: (?<error>.+?)\\s*(?=\\S*\\.java:\\d+: |\\z)", Pattern.DOTALL);

    /** An element or attribute of XML with its namespace. */
    private static final Pattern XML_WORD = Pattern.compile("'\\{[^}]*}(?<name>\\w+)'");

    /** The source line and the marker below it in a compiler message. */
    private static final Pattern EXCERPT = Pattern.compile("\\n[^\\n]*\\n\\s*\\^[^\\n]*");

    /** Camel's message about a placeholder without a value. */
    private static final Pattern NO_VALUE = Pattern.compile("^Property with key \\[(?<name>[^\\]]+)] not found");

    /** Description of the values of an option, by type. */
    private static final Map<Class<?>, String> EXPECTED = Map.of(
            boolean.class, "true or false",
            Boolean.class, "true or false",
            int.class, "a whole number",
            Integer.class, "a whole number",
            long.class, "a whole number",
            Long.class, "a whole number",
            Duration.class, "a time such as 30s or 5m");

    private final YamlValidator check;

    LoadFailureAnalyzer(CamelContext context) {
        this.check = new YamlValidator(context);
    }

    Diagnostic of(RouteFile file, Throwable failure) {
        if (failure instanceof StackOverflowError) {
            return new Diagnostic(file.name(), YamlValidator.TOO_DEEP.line(), YamlValidator.TOO_DEEP.message());
        }
        Throwable cause = cause(failure);
        if (cause instanceof StartTimeoutException late) {
            return new Diagnostic(file.name(), file.lineOf(late.culprit()), late.getMessage());
        }
        if (file.foreignLine() > 0) {
            return new Diagnostic(file.name(), file.foreignLine(), reason(cause));
        }
        List<Problem> mistakes =
                file.isYaml() && !(cause instanceof InvalidToolException) ? check.mistakes(file.text()) : List.of();
        if (!mistakes.isEmpty()) {
            Problem first = mistakes.get(0);
            return new Diagnostic(file.name(), first.line(), first.message());
        }
        Matcher compiler = COMPILER.matcher(String.valueOf(cause.getMessage()));
        if (file.isJava() && compiler.find()) {
            return new Diagnostic(
                    file.name(),
                    Integer.parseInt(compiler.group("line")),
                    oneLine(EXCERPT.matcher(compiler.group("error")).replaceAll("")));
        }
        String reason = reason(cause);
        Matcher word = XML_WORD.matcher(reason);
        if (file.isXml() && word.find()) {
            return new Diagnostic(file.name(), file.lineOf(word.group("name")), word.replaceAll("'${name}'"));
        }
        Matcher place = PLACE.matcher(reason);
        if (place.find()) {
            return new Diagnostic(file.name(), Integer.parseInt(place.group("line")), place.replaceAll(""));
        }
        Matcher setting = NO_VALUE.matcher(reason);
        if (setting.find()) {
            String name = setting.group("name");
            return new Diagnostic(file.name(), file.lineOf("{{" + name), withoutValue(name));
        }
        return new Diagnostic(
                file.name(), YamlValidator.line(file.text(), expression(failure).orElse(reason)), reason);
    }

    private static String withoutValue(String name) {
        String meant = name.matches("(header|variable|exchangeProperty)[.:].+")
                ? "an argument is ${" + name + "}"
                : "the body is ${" + name + "}";
        return name.matches(LiteralText.SIMPLE_WORDS + ".*")
                ? "{{" + name + "}} is a placeholder for a setting, and no setting has that name; " + meant
                : "the setting '" + name + "' has no value; give it one in application.properties, in .env or in the"
                        + " environment, which are read at the start";
    }

    /**
     * The message of our own checks or of an option, else the innermost message: Camel wraps it in layers that name
     * its own classes.
     */
    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof InvalidToolException)
                && !(cause instanceof PropertyBindingException)
                && cause.getCause() != null
                && cause.getCause().getMessage() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** The invalid expression; it may contain the value of a setting, so only its line is reported. */
    private static Optional<String> expression(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(ExpressionIllegalSyntaxException.class::isInstance)
                .map(cause -> ((ExpressionIllegalSyntaxException) cause).getExpression())
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static String reason(Throwable cause) {
        if (cause instanceof PropertyBindingException option) {
            return "the option '" + option.getPropertyName() + "' cannot have this value" + expected(option);
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String line = oneLine(message);
        if (!(cause instanceof InvalidToolException)) {
            line = OPTIONS.matcher(line).replaceAll("...");
        }
        return line.length() <= Excerpt.QUOTE ? line : Excerpt.begin(line, Excerpt.QUOTE) + "...";
    }

    private static String expected(PropertyBindingException option) {
        return Stream.<Throwable>iterate(option, Objects::nonNull, Throwable::getCause)
                .filter(TypeConversionException.class::isInstance)
                .map(cause -> ((TypeConversionException) cause).getToType())
                .map(EXPECTED::get)
                .filter(Objects::nonNull)
                .map(kind -> "; it must be " + kind)
                .findFirst()
                .orElse("");
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s+", " ");
    }
}
