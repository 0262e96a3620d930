package dev.luna.mcp.config;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The type of a setting: the first one that its default has. Any value is valid for a setting whose default has none of these types. */
enum SettingType {
    WHOLE_NUMBER("\\d{1,9}", "a whole number such as %s"),
    DURATION("0|(\\d{1,9}(ms|[smhd]))+", "a duration such as %s"),
    BOOLEAN("true|false", "true or false");

    private final Pattern pattern;
    private final String expected;

    SettingType(String pattern, String expected) {
        this.pattern = Pattern.compile(pattern);
        this.expected = expected;
    }

    /** @throws IllegalArgumentException if a value does not have the type of its default */
    static void requireTypes(Map<String, String> defaults, Map<String, String> values) {
        defaults.forEach((key, standard) -> Stream.of(values())
                .filter(type -> type.accepts(standard))
                .findFirst()
                .ifPresent(type -> type.require(key, standard, values.get(key))));
    }

    private boolean accepts(String value) {
        return pattern.matcher(value).matches();
    }

    private void require(String key, String standard, String value) {
        if (!accepts(value)) {
            throw new IllegalArgumentException(
                    key + " must be " + expected.formatted(standard) + ", not '" + value + "'.");
        }
    }
}
