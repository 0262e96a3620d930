package dev.luna.mcp.mcp.response;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.regex.Pattern;

/** The reason why a text is no JSON, in words for its sender: without the parser's own settings and types. Stateless. */
public final class ParseFailure {

    private record Rewording(Pattern parsers, String ours) {

        Rewording(String parsers, String ours) {
            this(Pattern.compile(parsers, Pattern.DOTALL), ours);
        }

        String applyTo(String reason) {
            return parsers.matcher(reason).replaceFirst(ours);
        }
    }

    private static final List<Rewording> REWORDINGS = List.of(
            new Rewording("Non-standard token '(.+?)': enable .*", "$1 is not JSON"),
            new Rewording(": enable `[^`]+` to allow", ""),
            new Rewording("maybe a \\(non-standard\\) comment\\?.*", "JSON has no comments"),
            new Rewording("Trailing token .*", "there is more after the first value"),
            new Rewording("Duplicate field (.*) for `ObjectNode`: .*", "the member $1 comes twice"),
            new Rewording(", from `StreamReadConstraints[^`]*`", ""),
            new Rewording(" \\(start marker at .*\\)", ""),
            new Rewording(" in (VALUE_STRING|FIELD_NAME)", " in a string"));

    private ParseFailure() {}

    /** The message without the settings of the parser. */
    public static String reason(JsonProcessingException failure) {
        String reason = failure.getOriginalMessage();
        for (Rewording rewording : REWORDINGS) {
            reason = rewording.applyTo(reason);
        }
        return reason;
    }
}
