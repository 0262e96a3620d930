package dev.luna.mcp.fuzz;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.luna.mcp.testkit.JsonRpc;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Request bodies that a client might post, from nearly valid to nonsense. */
final class Messages {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final List<String> METHODS = List.of(
            "initialize",
            "ping",
            "server/discover",
            "tools/list",
            "tools/call",
            "prompts/list",
            "prompts/get",
            "resources/list",
            "resources/templates/list",
            "resources/read",
            "completion/complete",
            "logging/setLevel",
            "tasks/get",
            "tasks/cancel",
            "notifications/cancelled",
            "notifications/initialized",
            "notifications/progress",
            "about",
            "echo",
            "validate",
            "no_such_tool",
            "rpc.x",
            "");

    private static final List<String> NAMES = List.of(
            "jsonrpc",
            "id",
            "method",
            "params",
            "result",
            "error",
            "name",
            "arguments",
            "uri",
            "cursor",
            "ref",
            "argument",
            "value",
            "type",
            "level",
            "requestId",
            "progressToken",
            "_meta",
            "requestState",
            "inputResponses",
            "protocolVersion",
            "io.modelcontextprotocol/protocolVersion",
            "io.modelcontextprotocol/clientCapabilities",
            "capabilities",
            "taskId",
            "text");

    private static final List<String> TEXTS = List.of(
            "2.0",
            "",
            "about",
            "echo",
            "mood",
            "2025-03-26",
            "2025-11-25",
            "2026-07-28",
            "ref/prompt",
            "debug",
            "a.b",
            "..",
            "x://y",
            "\u0000",
            "\ud83d\ude00",
            "{{luna.auth-token}}",
            "a".repeat(3000));

    private Messages() {}

    static Arbitrary<byte[]> bytes() {
        return Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(200),
                mutants().map(text -> text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
    }

    /** Messages whose members are of any kind. */
    static Arbitrary<String> any() {
        Arbitrary<Object> value = value();
        Arbitrary<Map<String, Object>> params =
                Arbitraries.maps(Arbitraries.of(NAMES), value).ofMaxSize(6);
        Arbitrary<Object> request = Combinators.combine(
                        Arbitraries.of(METHODS), params, Arbitraries.oneOf(Arbitraries.just(1), value))
                .as((method, given, id) -> Map.of("jsonrpc", "2.0", "method", method, "params", given, "id", id));
        Arbitrary<Object> batch = request.list().ofMaxSize(4).map(list -> list);
        return Arbitraries.oneOf(request, batch, value).map(Messages::json);
    }

    /** Good messages in which characters were changed, taken away or repeated. */
    static Arbitrary<String> mutants() {
        return Arbitraries.randomValue(Messages::mutant);
    }

    static Arbitrary<Map<String, String>> headers() {
        Arbitrary<String> names = Arbitraries.of(
                "Accept",
                "Accept-Encoding",
                "Content-Type",
                "MCP-Protocol-Version",
                "Mcp-Method",
                "Mcp-Name",
                "Mcp-Session-Id",
                "Mcp-Param-text",
                "Last-Event-ID",
                "Origin",
                "Authorization",
                "Cookie",
                "X-Forwarded-For",
                "Forwarded",
                "Range",
                "If-None-Match",
                "traceparent",
                "CamelHttpUri",
                "Transfer",
                "Content-Encoding",
                "x".repeat(100));
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        "application/json",
                        "text/event-stream",
                        "*/*",
                        "2025-11-25",
                        "2026-07-28",
                        "tools/call",
                        "echo",
                        "=?base64?ZWNobw==?=",
                        "=?base64?%?=",
                        "null",
                        "http://localhost",
                        "bytes=0-",
                        "gzip",
                        "x".repeat(3000)),
                Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(40));
        return Arbitraries.maps(names, values).ofMaxSize(4);
    }

    private static Arbitrary<Object> value() {
        return Arbitraries.lazyOf(
                () -> Arbitraries.of(TEXTS).map(text -> text),
                () -> Arbitraries.of(TEXTS).map(text -> text),
                () -> Arbitraries.integers().map(number -> number),
                () -> Arbitraries.doubles().map(number -> number),
                () -> Arbitraries.of(true, false).map(truth -> truth),
                () -> Arbitraries.just(JsonNodeFactory.instance.nullNode()),
                () -> value().list().ofMaxSize(3).map(list -> list),
                () -> Arbitraries.maps(Arbitraries.of(NAMES), value())
                        .ofMaxSize(3)
                        .map(map -> map));
    }

    private static String mutant(Random random) {
        String method = METHODS.get(random.nextInt(METHODS.size()));
        StringBuilder text = new StringBuilder(JsonRpc.request(
                method, Map.of("name", "echo", "uri", "x://y", "arguments", Map.of("text", "x", "count", 2))));
        for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.setCharAt(at, "{}[]\",:\\0-e \n".charAt(random.nextInt(13)));
                case 2 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(20))));
                default -> text.delete(at, Math.min(text.length() - 1, at + 1 + random.nextInt(5)));
            }
        }
        return text.toString();
    }

    private static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
