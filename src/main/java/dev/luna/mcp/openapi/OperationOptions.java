package dev.luna.mcp.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.openapi.operation.ApiOperation;
import java.util.LinkedHashMap;
import java.util.Map;

/** The options of {@code ai-tool:} for an operation. Immutable. */
record OperationOptions(ApiOperation operation, String family, ObjectNode schema) {

    private static final int LONGEST = 400;

    Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("tags", family);
        options.put("description", description());
        hints(options);
        FlatParameters.of(schema)
                .ifPresentOrElse(options::putAll, () -> options.put("argSchema", JsonLayout.of(schema) + "\n"));
        return options;
    }

    private String description() {
        String summary = DescriptionText.begin(operation.summary(), LONGEST);
        String text = DescriptionText.begin(operation.description(), LONGEST);
        if (summary.isEmpty() || text.startsWith(summary)) {
            return text.isEmpty() ? operation.key().text() : text;
        }
        return DescriptionText.begin(
                text.isEmpty() ? summary : summary + (summary.endsWith(".") ? " " : ". ") + text, LONGEST);
    }

    /** RFC 9110, sections 9.2.1 and 9.2.2. */
    private void hints(Map<String, String> options) {
        String method = operation.key().method();
        options.put("readOnlyHint", String.valueOf(method.equals("GET")));
        if (method.equals("PUT") || method.equals("DELETE")) {
            options.put("idempotentHint", "true");
        }
        if (method.equals("DELETE")) {
            options.put("destructiveHint", "true");
        }
    }
}
