package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies made to break a parser, to fill the memory, or to be read in two ways. */
@Attack
class JsonRpcAbuseTest {

    private static final String GOOD = JsonRpc.request("about", null);

    private final Target target;

    JsonRpcAbuseTest(Target target) {
        this.target = target;
    }

    static Stream<Arguments> notJson() {
        String deep = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"about\",\"params\":";
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of("blank", "   \n"),
                Arguments.of("10,000 arrays", "[".repeat(10_000)),
                Arguments.of("10,000 objects", "{\"a\":".repeat(10_000)),
                Arguments.of("10,000 levels of parameters", deep + "[".repeat(10_000) + "]".repeat(10_000) + "}"),
                Arguments.of("1,001 balanced levels", deep + "{\"a\":".repeat(1001) + "1" + "}".repeat(1001) + "}"),
                Arguments.of("a number of 10,000 digits", deep + "{\"a\":" + "9".repeat(10_000) + "}}"),
                Arguments.of("an exponent of 10,000 digits", deep + "{\"a\":1e" + "9".repeat(10_000) + "}}"),
                Arguments.of("a name of 100,000 characters", deep + "{\"" + "a".repeat(100_000) + "\":1}}"),
                Arguments.of("NaN", deep + "{\"a\":NaN}}"),
                Arguments.of("infinity", deep + "{\"a\":-Infinity}}"),
                Arguments.of("a number that is no double", deep + "{\"a\":1e400}}"),
                Arguments.of("a negative number that is no double", deep + "[-1.5E+309]}"),
                Arguments.of("half a character", deep + "{\"a\":\"\\ud83d\"}}"),
                Arguments.of("half a character before others", deep + "{\"a\":\"x\\uD83Dx\"}}"),
                Arguments.of("the second half of a character", deep + "{\"a\":\"\\udE00\\ud83d\"}}"),
                Arguments.of("half a character in a name", deep + "{\"a\":[{\"\\ud83d\":1}]}}"),
                Arguments.of("half a character in an id", GOOD.replace("1", "\"\\ud83d\"")),
                Arguments.of("a hexadecimal number", deep + "{\"a\":0x10}}"),
                Arguments.of("a leading zero", deep + "{\"a\":007}}"),
                Arguments.of("single quotes", "{'jsonrpc':'2.0','id':1,'method':'about'}"),
                Arguments.of("names without quotes", "{jsonrpc:\"2.0\",id:1,method:\"about\"}"),
                Arguments.of("a comment", "/* hello */" + GOOD),
                Arguments.of("a trailing comma", GOOD.replace("}", ",}")),
                Arguments.of("two messages", GOOD + GOOD),
                Arguments.of("two lines", GOOD + "\n" + GOOD),
                Arguments.of("a guard of scripts", ")]}',\n" + GOOD),
                Arguments.of("a function call", "alert(" + GOOD + ")"),
                Arguments.of("an unfinished string", "{\"jsonrpc\":\"2.0"),
                Arguments.of("a control character in a string", deep + "{\"a\":\"\u0000\"}}"),
                Arguments.of("an escape that is none", deep + "{\"a\":\"\\x41\"}}"),
                Arguments.of(
                        "XML",
                        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"),
                Arguments.of("a form", "jsonrpc=2.0&id=1&method=about"),
                Arguments.of("YAML", "jsonrpc: '2.0'\nid: 1\nmethod: about"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notJson")
    void what_is_not_json_or_too_deep_is_a_parse_error(String what, String body) {
        assertRefused(-32700, body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "true",
                "\"about\"",
                "{}",
                "{\"jsonrpc\":\"2.0\",\"id\":1}",
                "{\"jsonrpc\":2.0,\"id\":1,\"method\":\"about\"}",
                "{\"jsonrpc\":\"2.0 \",\"id\":1,\"method\":\"about\"}",
                "{\"JSONRPC\":\"2.0\",\"id\":1,\"method\":\"about\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"about\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":true,\"method\":\"about\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":[1],\"method\":\"about\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":{\"$ref\":1},\"method\":\"about\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":null}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":[\"about\"]}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":{\"@class\":\"java.lang.Runtime\"}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"about\",\"params\":1}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"about\",\"params\":null}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":1,\"error\":{}}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"about\"}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"tools/call\",\"params\":{\"name\":\"about\"}}"
            })
    void json_that_is_no_request_is_an_invalid_request(String body) {
        assertRefused(-32600, body);
    }

    static Stream<Charset> foreignCharsets() {
        return Stream.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, Charset.forName("UTF-32"));
    }

    @ParameterizedTest
    @MethodSource("foreignCharsets")
    void another_encoding_is_no_way_around_a_check(Charset charset) throws IOException {
        String body = new String(JsonRpc.request("no_such_tool", null).getBytes(charset), StandardCharsets.ISO_8859_1);

        assertThat(post(body)).matches("(?s)HTTP/1.1 40[04] .*\"code\":-32(700|601).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00ff\u00fe", "\u00ed\u00a0\u0080", "\u00f8\u0088\u0080\u0080\u0080", "\u0080"})
    void bytes_that_are_no_utf_8_are_refused(String bytes) throws IOException {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"echo\",\"params\":{\"text\":\"" + bytes + "\"}}";

        String answer =
                target.raw(Target.http("POST /mcp", body, "Host: localhost", "Authorization: Bearer " + Luna.TOKEN));

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("-32700");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/plain; application/json",
                "application/jsonp",
                "application/json-rpc",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/x-java-serialized-object",
                "text/html, application/json",
                "*/*"
            })
    void another_content_type_is_415(String type) {
        HttpResponse<String> response =
                target.send(target.server().request(GOOD).setHeader("Content-Type", type));

        assertThat(response.statusCode()).isEqualTo(415);
    }

    @Test
    void a_compressed_body_is_not_unpacked() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                out.write(zeros);
            }
        }
        HttpRequest.Builder request = target.server()
                .request("")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bomb.toByteArray()));

        assertThat(target.send(request).statusCode()).isIn(400, 413, 415);
    }

    @Test
    void a_body_of_100_mb_is_refused_while_it_comes() {
        byte[] megabyte = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        HttpRequest.BodyPublisher body =
                HttpRequest.BodyPublishers.ofByteArrays(java.util.Collections.nCopies(100, megabyte));

        assertThat(target.send(target.server().request("").POST(body)).statusCode())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nContent-Length: 50",
                "Content-Length: -1",
                "Content-Length: 99999999999999999999",
                "Content-Length: +5",
                "Content-Length: 0x5",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked, identity"
            })
    void a_length_that_can_be_read_in_two_ways_smuggles_nothing(String length) throws IOException {
        String smuggled = Target.http(
                "POST /mcp", JsonRpc.request("about", null), "Host: localhost", "Authorization: Bearer " + Luna.TOKEN);
        String answer = target.raw("POST /mcp HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\n" + length + "\r\n\r\n0\r\n\r\n" + smuggled);

        assertThat(answer).doesNotContain("HTTP/1.1 200").matches("(?s)(HTTP/1.1 4\\d\\d .*)?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[]]", "[[[[]]]]", "[1,2,3]", "[null]", "[\"about\"]"})
    void a_batch_of_nothing_is_an_error_for_each(String batch) {
        HttpResponse<String> response = target.send(target.server().request(batch));

        assertThat(JsonRpc.json(response.body()))
                .hasSameSizeAs(JsonRpc.json(batch))
                .allSatisfy(
                        answer -> assertThat(answer.at("/error/code").asInt()).isEqualTo(-32600));
    }

    @Test
    void a_batch_of_thousands_is_refused_or_answered_in_full() {
        String batch = "[" + (GOOD + ",").repeat(10_000) + GOOD + "]";

        HttpResponse<String> response = target.send(target.server().request(batch));

        assertThat(response.statusCode()).isIn(400, 413, 429);
        assertThat(response.body()).hasSizeLessThan(1000);
    }

    private String post(String body) throws IOException {
        return target.raw(Target.http("POST /mcp", body, "Host: localhost", "Authorization: Bearer " + Luna.TOKEN));
    }

    private void assertRefused(int code, String body) {
        HttpResponse<String> response = target.send(target.server().request(body));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(JsonRpc.json(response.body()).at("/error/code").asInt())
                .as(response.body())
                .isEqualTo(code);
        assertThat(response.body()).hasSizeLessThan(1000);
    }
}
