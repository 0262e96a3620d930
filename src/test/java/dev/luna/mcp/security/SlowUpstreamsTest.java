package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.outbound.RawServer;
import dev.luna.mcp.testkit.Luna;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Web servers that answer for ever, or lie about how much: the call ends, and so does the connection. */
@Attack
class SlowUpstreamsTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private final Target target;

    SlowUpstreamsTest(Target target) {
        this.target = target;
    }

    static Stream<Arguments> endless() {
        return Stream.of(
                Arguments.of("says nothing", "", ""),
                Arguments.of("never ends its status line", "HTTP/1.1 200 ", "O"),
                Arguments.of("never ends its headers", OK, "X-Padding: x\r\n"),
                Arguments.of("never ends one header", OK + "X-Padding: ", "x"),
                Arguments.of("sends informational answers only", "", "HTTP/1.1 103 Early Hints\r\n\r\n"),
                Arguments.of("never begins its body", OK + "Content-Length: 10\r\n\r\n", ""),
                Arguments.of("trickles", OK + "Content-Length: 200000\r\n\r\n", "x"),
                Arguments.of("has no length and no end", OK + "\r\n", "x"),
                Arguments.of("has small chunks without end", OK + "Transfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n"),
                Arguments.of("never ends the size of a chunk", OK + "Transfer-Encoding: chunked\r\n\r\n", "0"),
                Arguments.of("has endless trailers", OK + "Transfer-Encoding: chunked\r\n\r\n0\r\n", "X: x\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endless")
    void a_server_that_is_slow_is_left(String what, String start, String more) throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (RawServer web = RawServer.start(out -> {
            RawServer.write(out, start);
            while (!over.await(50, TimeUnit.MILLISECONDS)) {
                RawServer.write(out, more);
            }
        })) {
            assertThat(fetch(web)).isLessThan(Duration.ofSeconds(12));
            if (!more.isEmpty()) {
                assertThat(web.brokenOff().await(10, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            over.countDown();
        }
    }

    static Stream<Arguments> liars() {
        String much = "x".repeat(400_000);
        return Stream.of(
                Arguments.of("more than is taken", OK + "Content-Length: 400000\r\n\r\n" + much),
                Arguments.of(
                        "more than is taken, in one chunk", OK + "Transfer-Encoding: chunked\r\n\r\n61A80\r\n" + much),
                Arguments.of("less than it says", OK + "Content-Length: 400\r\n\r\nx"),
                Arguments.of("a length too large for a number", OK + "Content-Length: 99999999999999999999\r\n\r\nx"),
                Arguments.of("a negative length", OK + "Content-Length: -1\r\n\r\nx"),
                Arguments.of("a chunk of negative size", OK + "Transfer-Encoding: chunked\r\n\r\n-1\r\nx"),
                Arguments.of("a chunk too large for a number", OK + "Transfer-Encoding: chunked\r\n\r\nfffffffff\r\nx"),
                Arguments.of(
                        "an encoding that it is not in", OK + "Content-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx"),
                Arguments.of("101 headers", OK + "X: x\r\n".repeat(101) + "\r\n"),
                Arguments.of("a header of 20,000 characters", OK + "X: " + "x".repeat(20_000) + "\r\n\r\n"),
                Arguments.of("no HTTP", "SSH-2.0-OpenSSH_9.6\r\n"),
                Arguments.of("nothing", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("liars")
    void a_server_that_lies_is_a_bad_gateway(String what, String answer) throws Exception {
        try (RawServer web = RawServer.start(out -> RawServer.write(out, answer))) {
            assertThat(fetch(web)).isLessThan(Duration.ofSeconds(12));
        }
    }

    /** Lets the target fetch an image, which must fail as the web's failure, and gives how long that took. */
    private Duration fetch(RawServer web) throws Exception {
        Map<String, String> settings = new HashMap<>(target.settings());
        settings.put("luna.outbound-allow", "127.0.0.1:" + web.port());
        settings.put("luna.outbound.deadline", "1s");
        settings.put("luna.timeout", "1s");
        try (Luna server = Luna.withTools(java.nio.file.Path.of("routes/tools/images"))
                .settings(settings)
                .start()) {
            long start = System.nanoTime();
            var error = server.error(502, "img_bw", Map.of("image_url", web.url() + "/x.png"));
            target.assertTellsNothing(error.toString());
            assertThat(error.path("code").asInt()).isEqualTo(-32001);
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }
}
