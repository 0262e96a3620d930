package dev.luna.mcp.tool.check;

import dev.luna.mcp.tool.check.YamlElement.Field;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.util.StringHelper;

/**
 * Finds names of files that a client chooses freely: in {@code file:} and its relatives, names of an argument whose declaration
 * has no {@code enum} and no {@code pattern} that keeps them in the directory. Stateless.
 */
final class FileNames {

    static final String KIND = "file-name";

    private static final Set<String> SCHEMES = Set.of("file", "ftp", "ftps", "sftp", "mina-sftp", "smb", "azure-files");

    private static final Set<String> OPTIONS = Set.of(
            "fileName", "tempFileName", "tempPrefix", "doneFileName", "move", "moveFailed", "preMove", "moveExisting");

    private static final Pattern IN_QUERY = Pattern.compile("[?&](?<option>\\w+)=(?<value>[^&]*)");

    /** A pattern of the whole text, without a wildcard or a class that may have a slash. */
    private static final Pattern CLOSED = Pattern.compile("\\^(\\\\[.dw_-]|\\[[^\\[\\]^/\\\\]+]|[^.\\\\/\\[])*\\$");

    private static final List<String> OUTSIDE = List.of("..", "../x", "/x", "a/../../x", "a/b", "..\\x");

    private FileNames() {}

    static List<Problem> in(YamlElement routes) {
        UntrustedText untrusted = UntrustedText.in(routes);
        return routes.allFields()
                .filter(field -> field.name().equals("from"))
                .flatMap(from -> {
                    Set<String> bounded = bounded(from.value());
                    return from.value().allFields().flatMap(step -> names(step)
                            .filter(name -> untrusted.isIn(without(bounded, name.value())))
                            .map(name -> problem(name.line(), name.option())));
                })
                .distinct()
                .toList();
    }

    private record Name(String option, String value, int line) {}

    /** The names of files in the options of a step's endpoint. */
    private static Stream<Name> names(Field step) {
        String uri = step.value()
                .text()
                .or(() -> step.value().text("uri"))
                .orElse("")
                .strip();
        if (!SCHEMES.contains(StringHelper.before(uri, ":", uri)) || !isStep(step)) {
            return Stream.of();
        }
        Stream<Name> inQuery =
                IN_QUERY.matcher(uri).results().map(match -> new Name(match.group(1), match.group(2), step.line()));
        Stream<Name> inParameters = step.value().field("parameters").stream()
                .flatMap(parameters -> parameters.value().fields().stream())
                .flatMap(option -> option.value().text().stream()
                        .map(text -> new Name(StringHelper.dashToCamelCase(option.name()), text, option.line())));
        return Stream.concat(inQuery, inParameters).filter(name -> OPTIONS.contains(name.option()));
    }

    private static boolean isStep(Field step) {
        return Set.of("to", "poll", "wireTap", "toD").contains(step.name());
    }

    /** The arguments whose declared values cannot leave a directory. */
    private static Set<String> bounded(YamlElement from) {
        return from.field("parameters").stream()
                .flatMap(parameters -> parameters.value().fields().stream())
                .filter(option -> option.name().matches("parameter\\.[^.]+\\.enum")
                        || option.name().matches("parameter\\.[^.]+\\.pattern")
                                && staysInside(option.value().text().orElse("")))
                .map(option -> option.name().split("\\.")[1])
                .collect(Collectors.toSet());
    }

    private static boolean staysInside(String pattern) {
        try {
            Pattern allowed = Pattern.compile(pattern);
            return CLOSED.matcher(pattern).matches()
                    && OUTSIDE.stream().noneMatch(name -> allowed.matcher(name).find());
        } catch (PatternSyntaxException e) {
            // Loading the file reports it.
            return false;
        }
    }

    private static String without(Set<String> bounded, String simple) {
        String rest = simple;
        for (String name : bounded) {
            rest = rest.replaceAll("\\$\\{headers?[.:]" + Pattern.quote(name) + "}", "");
        }
        return rest;
    }

    private static Problem problem(int line, String option) {
        return new Problem(
                line,
                KIND,
                option
                        + " comes from an argument, so a client can name any file in the directory and below it, and reach others"
                        + " through links; declare an enum for the argument, or a pattern without '/' and '..', such as"
                        + " ^[A-Za-z0-9_-]+$");
    }
}
