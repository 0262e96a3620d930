package dev.luna.mcp.tool.check;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Explains a syntax error. The parser stops where it cannot continue, which may be lines after the mistake.
 * Stateless.
 */
final class YamlSyntaxError {

    private YamlSyntaxError() {}

    static Problem of(String yaml, MarkedYamlEngineException failure) {
        int line = line(failure.getProblemMark());
        if (String.valueOf(failure.getContext()).contains("quoted scalar")) {
            return new Problem(
                    line(failure.getContextMark()),
                    "the quote that is opened here is not closed; close it on this line");
        }
        return longQuote(yaml, line)
                .map(quote -> new Problem(
                        line(quote.getStartMark()),
                        "the quote that is opened here is closed on line " + line(quote.getEndMark())
                                + ", where this is no longer YAML; close it on its own line"))
                .orElseGet(() -> new Problem(line, "this is not YAML: " + failure.getProblem() + hint(yaml, line)));
    }

    /** The last multi-line quoted text that ends on the line of the error, or on the line before it. */
    private static Optional<ScalarEvent> longQuote(String yaml, int failed) {
        ScalarEvent last = null;
        try {
            for (Event event : new Parse(LoadSettings.builder().build()).parseString(yaml)) {
                if (event instanceof ScalarEvent scalar && isLongQuote(scalar)) {
                    last = scalar;
                }
            }
        } catch (YamlEngineException e) {
            // The failure that is being explained.
        }
        return Optional.ofNullable(last).filter(quote -> failed - line(quote.getEndMark()) <= 1);
    }

    private static boolean isLongQuote(ScalarEvent scalar) {
        boolean quoted = scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED
                || scalar.getScalarStyle() == ScalarStyle.SINGLE_QUOTED;
        return quoted && line(scalar.getEndMark()) > line(scalar.getStartMark());
    }

    private static String hint(String yaml, int line) {
        String text = yaml.lines().skip(line - 1L).findFirst().orElse("");
        if (text.contains("\t")) {
            return "; there is a tab, indent with spaces";
        }
        return text.matches(".*:\\s+[^\"'\\s{\\[|>][^#]*:\\s.*") ? "; put a text that holds ': ' in quotes" : "";
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(place -> place.getLine() + 1).orElse(1);
    }
}
