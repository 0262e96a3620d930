package dev.luna.mcp.openapi;

import java.util.List;

/** Selects the kind of result that {@code block:http} makes of an answer, by its media types. Stateless. */
final class ResultKind {

    private ResultKind() {}

    /** The option {@code kind}. */
    static String of(List<String> types) {
        if (types.isEmpty()) {
            return "text";
        }
        String type = accepted(types);
        if (isJson(type)) {
            return "json";
        }
        if (type.startsWith("image/") && !type.contains("svg")) {
            return "image";
        }
        if (type.startsWith("audio/")) {
            return "audio";
        }
        boolean text = type.startsWith("text/") || type.endsWith("xml") || type.endsWith("yaml");
        return text ? "text" : "binary";
    }

    /** The type that is asked for: JSON if there is any. */
    static String accepted(List<String> types) {
        return types.stream()
                .filter(type -> type.equals("application/json"))
                .findFirst()
                .or(() -> types.stream().filter(ResultKind::isJson).findFirst())
                .orElse(types.get(0));
    }

    private static boolean isJson(String type) {
        return type.equals("application/json") || type.endsWith("+json") || type.equals("*/*");
    }
}
