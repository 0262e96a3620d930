package dev.luna.mcp.loading;

import dev.luna.mcp.check.Problem;
import dev.luna.mcp.check.RouteCheck;
import dev.luna.mcp.tool.InvalidToolException;
import dev.luna.mcp.tool.Refusal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.PropertyBindingException;

/** Says where and why a file could not be loaded. */
final class Diagnosis {

    private static final int REASON_LENGTH = 400;

    /** The values of an endpoint's options, behind its question mark or in a list of them; they may be secrets. */
    private static final Pattern OPTIONS = Pattern.compile("(?<=\\w\\?)\\S+|(?<=[\\[{ ,]\\w{1,60}=)[^,}\\]]+(?=[,}])");

    /** Where Camel says that something is in a file. */
    private static final Pattern PLACE = Pattern.compile(" in file:[^,]+, line (?<line>\\d+), column.*");

    /** The first error of the Java compiler: what it says goes on until it names a file again. */
    private static final Pattern COMPILER = Pattern.compile(
            "\\.java:(?<line>\\d+): error: (?<error>.+?)\\s*(?=\\S*\\.java:\\d+: |\\z)", Pattern.DOTALL);

    /** The line of the source that the compiler shows, and its mark below. */
    private static final Pattern EXCERPT = Pattern.compile("\\n[^\\n]*\\n\\s*\\^[^\\n]*");

    private final RouteCheck check;

    Diagnosis(CamelContext context) {
        this.check = new RouteCheck(context);
    }

    Refusal of(RouteFile file, Throwable failure) {
        if (failure instanceof StackOverflowError) {
            return new Refusal(file.name(), 1, "it is nested too deeply, or without an end");
        }
        Throwable cause = cause(failure);
        List<Problem> mistakes =
                file.isYaml() && !(cause instanceof InvalidToolException) ? check.mistakes(file.text()) : List.of();
        if (!mistakes.isEmpty()) {
            Problem first = mistakes.get(0);
            return new Refusal(file.name(), first.line(), first.message());
        }
        Matcher compiler = COMPILER.matcher(String.valueOf(cause.getMessage()));
        if (!file.isYaml() && compiler.find()) {
            return new Refusal(
                    file.name(),
                    Integer.parseInt(compiler.group("line")),
                    oneLine(EXCERPT.matcher(compiler.group("error")).replaceAll("")));
        }
        String reason = reason(cause);
        Matcher place = PLACE.matcher(reason);
        return place.find()
                ? new Refusal(file.name(), Integer.parseInt(place.group("line")), place.replaceAll(""))
                : new Refusal(file.name(), RouteCheck.line(file.text(), reason), reason);
    }

    /** What our own checks or an option say, else the innermost message: Camel wraps it in layers that name its own classes. */
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

    private static String reason(Throwable cause) {
        if (cause instanceof PropertyBindingException option) {
            return "the option '" + option.getPropertyName() + "' cannot have this value";
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String line = oneLine(message);
        if (!(cause instanceof InvalidToolException)) {
            line = OPTIONS.matcher(line).replaceAll("...");
        }
        return line.length() <= REASON_LENGTH ? line : line.substring(0, REASON_LENGTH) + "...";
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s+", " ");
    }
}
