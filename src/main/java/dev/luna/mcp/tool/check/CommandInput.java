package dev.luna.mcp.tool.check;

import dev.luna.mcp.tool.check.YamlElement.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds bodies before {@code exec:} steps; commands do not receive them. Stateless. */
final class CommandInput {

    static final String KIND = "command-input";

    private CommandInput() {}

    static List<Problem> in(YamlElement routes) {
        UntrustedText untrusted = UntrustedText.in(routes);
        List<Problem> problems = new ArrayList<>();
        routes.allFields().filter(field -> field.name().equals("from")).forEach(from -> {
            boolean body = from.value()
                    .field("parameters")
                    .flatMap(parameters -> parameters.value().text("argumentsAsBody"))
                    .filter("true"::equals)
                    .isPresent();
            from.value().field("steps").ifPresent(steps -> check(steps.value(), body, untrusted, problems));
        });
        routes.allFields()
                .filter(field -> field.name().equals("steps"))
                .forEach(steps -> check(steps.value(), false, untrusted, problems));
        return problems.stream().distinct().toList();
    }

    private static void check(YamlElement steps, boolean bodyBefore, UntrustedText untrusted, List<Problem> problems) {
        boolean body = bodyBefore;
        for (YamlElement item : steps.items()) {
            for (Field step : item.fields()) {
                if (step.name().equals("setBody") || step.name().equals("transform")) {
                    body = untrusted.isIn(step.value());
                } else if (body && isCommand(step)) {
                    problems.add(new Problem(
                            step.line(),
                            KIND,
                            "the body in front of exec: is made of an argument, and commands get no input; empty the body and"
                                    + " pass the argument in args of block:command"));
                }
            }
        }
    }

    private static boolean isCommand(Field step) {
        return Optional.of(step.value())
                .flatMap(value -> value.text().or(() -> value.text("uri")))
                .filter(uri -> uri.strip().startsWith("exec:"))
                .isPresent();
    }
}
