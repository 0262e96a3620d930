package dev.luna.mcp.openapi;

import dev.luna.mcp.openapi.operation.OperationKey;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which operations are imported. Immutable.
 *
 * @param include each {@code tag:NAME}, a path or an operationId, where {@code *} is any text in one part of a path and
 *     {@code **} any text; none for all operations
 * @param readOnly true for operations that change nothing, which are those of GET
 */
public record Selection(List<String> include, boolean readOnly) {

    private static final String TAG = "tag:";

    /** Makes its list immutable. */
    public Selection {
        include = List.copyOf(include);
    }

    boolean contains(OperationKey operation) {
        return (!readOnly || operation.method().equals("GET"))
                && (include.isEmpty() || include.stream().anyMatch(one -> matches(one, operation)));
    }

    private static boolean matches(String one, OperationKey operation) {
        if (one.startsWith(TAG)) {
            return operation.tags().stream()
                    .anyMatch(tag ->
                            glob(one.substring(TAG.length())).matcher(tag).matches());
        }
        return glob(one)
                .matcher(one.startsWith("/") ? operation.path() : operation.id())
                .matches();
    }

    private static Pattern glob(String text) {
        String expression = Arrays.stream(text.split("\\*\\*", -1))
                .map(part ->
                        Arrays.stream(part.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining("[^/]*")))
                .collect(Collectors.joining(".*"));
        return Pattern.compile(expression);
    }
}
