package dev.luna.mcp.openapi;

import dev.luna.mcp.openapi.operation.ApiBody.Encoding;
import dev.luna.mcp.openapi.operation.ApiOperation;
import dev.luna.mcp.openapi.operation.ApiParameter.Place;
import dev.luna.mcp.openapi.operation.RefusalReason;
import dev.luna.mcp.openapi.operation.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The options of {@code block:http} for an operation. Immutable. */
record HttpStep(ApiOperation operation, ToolArguments arguments, Optional<String> credentials) {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}/]*)}");

    /** The characters of a path (RFC 3986, section 3.3), and arguments. */
    private static final Pattern PATH = Pattern.compile("(/([\\w.~!$&'()*+,;=:@%-]|\\{\\w+})*)*");

    private static final Pattern QUERY = Pattern.compile("[\\x21-\\x7e&&[^{}]]*");

    /** @throws RefusedException if the path cannot be written */
    Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        String[] path = operation.key().path().split("\\?", 2);
        options.put("url", operation.server() + path(path[0]));
        options.put("method", operation.key().method());
        List<String> query = new ArrayList<>(path.length > 1 ? fixed(path[1]) : List.of());
        arguments.at(Place.QUERY).forEach(one -> query.add(one.parameter().name() + "=" + one.template()));
        put(options, "query", query);
        put(options, "headers", headers());
        put(
                options,
                "cookies",
                arguments.at(Place.COOKIE).stream()
                        .map(one -> one.parameter().name() + "=" + one.template())
                        .toList());
        body(options);
        put(options, "styles", styles());
        credentials.ifPresent(name -> options.put("credentials", name));
        String kind = ResultKind.of(operation.answers());
        if (!kind.equals("json")) {
            options.put("kind", kind);
        }
        return options;
    }

    private static void put(Map<String, String> options, String name, List<String> lines) {
        if (!lines.isEmpty()) {
            options.put(name, String.join("\n", lines) + (lines.size() > 1 ? "\n" : ""));
        }
    }

    /** The query that some descriptions have in their paths. */
    private static List<String> fixed(String query) {
        List<String> pairs = List.of(query.split("&"));
        if (!QUERY.matcher(query).matches() || !pairs.stream().allMatch(pair -> pair.indexOf('=') > 0)) {
            throw new RefusedException(RefusalReason.PARAMETER, "its path has a query that cannot be sent");
        }
        return pairs;
    }

    private String path(String path) {
        Map<String, String> names = arguments.at(Place.PATH).stream()
                .collect(Collectors.toMap(one -> one.parameter().name(), ToolArgument::template));
        String filled = PLACE.matcher(path)
                .replaceAll(place -> Matcher.quoteReplacement(Optional.ofNullable(names.get(place.group(1)))
                        .orElseThrow(() -> new RefusedException(
                                RefusalReason.MISTAKE,
                                "its path has {" + place.group(1) + "}, which is no parameter of it"))));
        if (!PATH.matcher(filled).matches() || filled.contains("/../") || filled.endsWith("/..")) {
            throw new RefusedException(RefusalReason.PARAMETER, "its path has characters that no URL may have");
        }
        return filled;
    }

    private List<String> headers() {
        List<String> headers = new ArrayList<>();
        if (!operation.answers().isEmpty()) {
            headers.add("Accept: " + ResultKind.accepted(operation.answers()));
        }
        operation
                .body()
                .map(body -> body.type())
                .filter(type -> !type.equals("*/*") && !type.equals("application/json"))
                .filter(type -> arguments.whole().isPresent() || type.endsWith("+json"))
                .ifPresent(type -> headers.add("Content-Type: " + type));
        arguments.at(Place.HEADER).forEach(one -> headers.add(one.parameter().name() + ": " + one.template()));
        return headers;
    }

    private void body(Map<String, String> options) {
        boolean expected =
                List.of("POST", "PUT", "PATCH").contains(operation.key().method());
        Encoding encoding = operation.body().map(body -> body.encoding()).orElse(null);
        if (encoding == null) {
            if (expected) {
                options.put("encoding", "none");
            }
            return;
        }
        if (encoding != Encoding.JSON || !expected) {
            options.put("encoding", encoding.name().toLowerCase(Locale.ROOT));
        }
        arguments.whole().ifPresent(one -> options.put("body", one.template()));
        List<ToolArgument> fields = new ArrayList<>(arguments.at(Place.BODY));
        fields.addAll(arguments.at(Place.FILE));
        boolean renamed = fields.stream()
                .anyMatch(one -> !one.name().equals(one.parameter().name()));
        if (renamed) {
            options.put("send", fields.stream().map(HttpStep::sent).collect(Collectors.joining(",")));
        }
        if (!arguments.at(Place.FILE).isEmpty()) {
            options.put(
                    "files",
                    arguments.at(Place.FILE).stream().map(ToolArgument::name).collect(Collectors.joining(",")));
        }
    }

    private static String sent(ToolArgument field) {
        String name = field.parameter().name();
        if (name.matches(".*[,=\\s{}].*")) {
            throw new RefusedException(
                    RefusalReason.BODY, "its body has a field '" + name + "', a name that cannot be sent");
        }
        return name.equals(field.name()) ? name : name + "=" + field.name();
    }

    private List<String> styles() {
        return arguments.list().stream()
                .filter(one -> !arguments.isWhole(one))
                .flatMap(one -> StyleOption.of(one, operation.body().map(body -> body.encoding())).stream()
                        .map(style -> one.name() + "=" + style))
                .toList();
    }
}
