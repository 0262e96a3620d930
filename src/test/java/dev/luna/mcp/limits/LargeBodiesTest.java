package dev.luna.mcp.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Large bodies share a budget of memory: one that does not fit waits for its turn, and others are not affected. */
class LargeBodiesTest {

    private static final int LARGE = 800_000;
    private static final String UPLOAD = padded(JsonRpc.request("echo", Map.of("text", "large")));
    private static final int FIT = 2;

    private final ExecutorService clients = Executors.newCachedThreadPool();
    private final List<RawConnection> open = new ArrayList<>();
    private Luna server;

    private static String padded(String request) {
        return request.substring(0, 1) + " ".repeat(LARGE) + request.substring(1);
    }

    @BeforeEach
    void start() throws Exception {
        start("60s");
    }

    private void start(String timeout) throws Exception {
        server = Luna.withTools("src/test/routes/tools")
                .setting("luna.max-body-bytes", "1000000")
                .setting("luna.limits.max-bodies-bytes", "2200000")
                .setting("luna.limits.request-timeout", timeout)
                .start();
    }

    @AfterEach
    void stop() throws IOException {
        clients.shutdownNow();
        for (RawConnection connection : open) {
            connection.close();
        }
        server.close();
    }

    /** A request whose body is announced, and of which only the beginning is sent. */
    private RawConnection begin() throws IOException {
        RawConnection connection = new RawConnection(server)
                .send(RawConnection.head("Content-Length: " + UPLOAD.length()) + UPLOAD.substring(0, 100));
        open.add(connection);
        return connection;
    }

    private CompletableFuture<HttpResponse<String>> upload() {
        return server.sendAsync(server.request(UPLOAD));
    }

    /** A refusal comes without the id of the request, which has not been read. */
    private String answerToUpload() {
        try (RawConnection connection = new RawConnection(server)) {
            return connection.send(RawConnection.call(UPLOAD)).answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertSmallCallsAreAnswered() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(server.result("echo", Map.of("text", "small"))
                            .path("text")
                            .asText())
                    .isEqualTo("small");
        }
    }

    @Test
    void many_uploads_at_once_are_all_answered() {
        List<CompletableFuture<HttpResponse<String>>> uploads =
                IntStream.range(0, 8).mapToObj(i -> upload()).toList();
        assertThat(uploads.stream().map(CompletableFuture::join)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(JsonRpc.json(answer.body()).at("/result/text").asText()).isEqualTo("large");
        });
    }

    @Test
    void an_upload_waits_until_another_one_is_done() throws Exception {
        List<RawConnection> first = List.of(begin(), begin());
        RawConnection last = begin().send(UPLOAD.substring(100));
        assertSmallCallsAreAnswered();

        first.get(0).send(UPLOAD.substring(100));
        assertThat(first.get(0).begin()).isEqualTo("HTTP/1.1 200");
        assertThat(last.begin()).isEqualTo("HTTP/1.1 200");
    }

    @Test
    void one_whose_client_goes_away_makes_room() throws Exception {
        List<RawConnection> first = List.of(begin(), begin());
        RawConnection waiting = begin();
        RawConnection last = begin().send(UPLOAD.substring(100));
        waiting.close();
        first.get(0).close();
        assertThat(last.begin()).isEqualTo("HTTP/1.1 200");
    }

    @Test
    void one_that_waits_too_long_is_told_the_limit_and_when_to_come_back() throws Exception {
        server.close();
        start("1s");
        String slow = padded(JsonRpc.request("slow", Map.of()));
        List<CompletableFuture<HttpResponse<String>>> slowOnes = Stream.generate(
                        () -> server.sendAsync(server.request(slow)))
                .limit(FIT)
                .toList();
        // The slow calls take their part of the memory some time after they were sent.
        String refused = await().atMost(Duration.ofSeconds(20))
                .until(
                        this::answerToUpload,
                        answer -> answer.startsWith("HTTP/1.1 503")
                                || slowOnes.get(0).isDone());
        assertThat(refused)
                .startsWith("HTTP/1.1 503")
                .contains("Retry-After:", "-32003", "2200000 bytes", "luna.limits.max-bodies-bytes", "waited 1 s")
                .contains("Send fewer large requests at once");
        assertThat(slowOnes.stream().map(CompletableFuture::join))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
    }

    @Test
    void a_body_of_unknown_length_waits_too_and_takes_no_more_than_it_needs() throws Exception {
        begin();
        RawConnection chunked = new RawConnection(server).send(RawConnection.head("Transfer-Encoding: chunked"));
        open.add(chunked);
        sendChunked(chunked, UPLOAD);
        assertThat(chunked.begin()).isEqualTo("HTTP/1.1 200");

        RawConnection second = begin();
        RawConnection waiting = new RawConnection(server).send(RawConnection.head("Transfer-Encoding: chunked"));
        open.add(waiting);
        sendChunked(waiting, UPLOAD);
        assertSmallCallsAreAnswered();
        second.send(UPLOAD.substring(100));
        assertThat(waiting.begin()).isEqualTo("HTTP/1.1 200");
    }

    private static void sendChunked(RawConnection connection, String body) throws IOException {
        for (int at = 0; at < body.length(); at += 10_000) {
            String chunk = body.substring(at, Math.min(at + 10_000, body.length()));
            connection.send(Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n");
        }
        connection.send("0\r\n\r\n");
    }

    @Test
    void too_many_that_wait_are_refused_at_once() throws Exception {
        for (int i = 0; i < FIT; i++) {
            RawConnection connection = new RawConnection(server);
            open.add(connection);
            connection.send(RawConnection.head("Expect: 100-continue", "Content-Length: " + UPLOAD.length()));
            assertThat(connection.begin()).as("it has its memory").isEqualTo("HTTP/1.1 100");
        }
        List<CompletableFuture<String>> uploads = IntStream.range(0, 9)
                .mapToObj(i -> CompletableFuture.supplyAsync(this::answerToUpload, clients))
                .toList();
        assertThat((String) CompletableFuture.anyOf(uploads.toArray(CompletableFuture[]::new))
                        .join())
                .startsWith("HTTP/1.1 503")
                .contains("8 more wait");
        assertSmallCallsAreAnswered();
        open.get(0).close();
        assertThat(uploads.stream().map(CompletableFuture::join).filter(answer -> answer.startsWith("HTTP/1.1 200")))
                .hasSize(8);
    }
}
