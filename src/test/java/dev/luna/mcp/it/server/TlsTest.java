package dev.luna.mcp.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.Certificate;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server's own TLS: certificates in use, renewed ones, broken ones. */
class TlsTest {

    private static final String CALL = JsonRpc.request("echo", Map.of("text", "hi"));

    @TempDir
    static Path made;

    private static PemFiles first;
    private static PemFiles second;
    private static SSLContext trusting;

    @TempDir
    Path directory;

    @BeforeAll
    static void make() throws Exception {
        first = PemFiles.make(made.resolve("first"), "rsa:2048");
        second = PemFiles.make(made.resolve("second"), "rsa:2048");
        PemFiles.make(made.resolve("ed25519"), "ed25519");
        trusting = PemFiles.trusting(first, second);
        PemFiles.openssl(
                made, "pkcs8", "-topk8", "-in", "first/key.pem", "-out", "encrypted.pem", "-passout", "pass:moon");
        PemFiles.openssl(made, "rsa", "-traditional", "-in", "first/key.pem", "-out", "traditional.pem");
        PemFiles.openssl(
                made,
                "rsa",
                "-traditional",
                "-aes128",
                "-in",
                "first/key.pem",
                "-out",
                "encrypted-traditional.pem",
                "-passout",
                "pass:moon");
        Files.writeString(
                made.resolve("damaged.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        Files.writeString(made.resolve("empty.pem"), "");
    }

    @BeforeEach
    void use() throws IOException {
        use(first);
    }

    /** Replaces the files of the server, one after the other. */
    private void use(PemFiles files) throws IOException {
        replace(files.certificate(), "certificate.pem");
        replace(files.key(), "key.pem");
    }

    private void replace(Path source, String name) throws IOException {
        Files.copy(source, directory.resolve(name + ".new"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(directory.resolve(name + ".new"), directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private Luna start() throws Exception {
        return start(directory.resolve("certificate.pem"), directory.resolve("key.pem"));
    }

    private static Luna start(Object certificate, Object key) throws Exception {
        return Luna.withTools("src/test/routes/tools")
                .setting("luna.tls.certificate", certificate)
                .setting("luna.tls.key", key)
                .start();
    }

    private static URI uri(Luna luna, String path) {
        return URI.create("https://localhost:" + luna.uri("/").getPort() + path);
    }

    private static HttpResponse<String> send(Luna luna, HttpRequest.Builder request) throws Exception {
        return HttpClient.newBuilder()
                .sslContext(trusting)
                .build()
                .send(
                        request.header("Authorization", "Bearer " + Luna.TOKEN)
                                .header("Content-Type", "application/json")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static String call(Luna luna) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(luna, "/mcp")).POST(HttpRequest.BodyPublishers.ofString(CALL));
        return send(luna, request).body();
    }

    private static String health(Luna luna) throws Exception {
        return send(luna, HttpRequest.newBuilder(uri(luna, "/healthz"))).body();
    }

    /** The certificate of a new handshake: another context resumes no session. */
    private static Certificate presented(Luna luna) throws Exception {
        try (SSLSocket socket = PemFiles.connect(
                PemFiles.trusting(first, second), "127.0.0.1", luna.uri("/").getPort())) {
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa:2048", "ec:curve.pem"})
    void the_server_answers_over_tls_with_either_kind_of_key(String algorithm) throws Exception {
        PemFiles.openssl(
                directory,
                "genpkey",
                "-genparam",
                "-algorithm",
                "EC",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-out",
                "curve.pem");
        PemFiles files = PemFiles.make(directory, algorithm);
        try (Luna luna = start(files.certificate(), files.key())) {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .sslContext(PemFiles.trusting(files))
                    .build()
                    .send(HttpRequest.newBuilder(uri(luna, "/healthz")).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo("{\"ok\":true}");
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        }
    }

    @Test
    void a_key_in_the_older_format_is_read() throws Exception {
        try (Luna luna = start(first.certificate(), made.resolve("traditional.pem"))) {
            assertThat(call(luna)).contains("\"text\":\"hi\"");
        }
    }

    @Test
    void renewed_files_are_used_and_connections_go_on() throws Exception {
        try (Luna luna = start();
                SSLSocket open =
                        PemFiles.connect(trusting, "127.0.0.1", luna.uri("/").getPort())) {
            assertThat(presented(luna)).isEqualTo(first.parsed());
            assertThat(callOn(open)).isEqualTo("HTTP/1.1 200 OK");
            use(second);
            await().untilAsserted(() -> assertThat(presented(luna)).isEqualTo(second.parsed()));
            assertThat(callOn(open)).isEqualTo("HTTP/1.1 200 OK");
            assertThat(health(luna)).doesNotContain("luna.tls");
        }
    }

    /** Calls a tool on an open connection, and returns the first line of the response. */
    private static String callOn(SSLSocket socket) throws IOException {
        socket.getOutputStream()
                .write(
                        ("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                                        + Luna.TOKEN + "\r\nContent-Length: " + CALL.length() + "\r\n\r\n" + CALL)
                                .getBytes(StandardCharsets.US_ASCII));
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        String status = in.readLine();
        int length = 0;
        for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        in.skip(length);
        return status;
    }

    @Test
    void a_broken_renewal_is_named_and_the_last_good_certificate_is_kept() throws Exception {
        try (Luna luna = start()) {
            replace(second.key(), "key.pem");
            await().untilAsserted(() -> assertThat(health(luna))
                    .contains("luna.tls.key: the key does not belong to the certificate")
                    .contains("The server goes on with the certificate that it has"));
            assertThat(presented(luna)).isEqualTo(first.parsed());
            Files.delete(directory.resolve("certificate.pem"));
            await().untilAsserted(() ->
                    assertThat(health(luna)).contains("luna.tls.certificate: there is no file " + directory));
            use(second);
            await().untilAsserted(() -> assertThat(health(luna)).doesNotContain("luna.tls"));
            assertThat(presented(luna)).isEqualTo(second.parsed());
        }
    }

    @Test
    void a_connection_without_a_handshake_is_closed() throws Exception {
        try (Luna luna = Luna.withTools("src/test/routes/tools")
                        .setting("luna.tls.certificate", first.certificate())
                        .setting("luna.tls.key", first.key())
                        .setting("luna.limits.first-request-timeout", "500ms")
                        .start();
                Socket silent = new Socket("127.0.0.1", luna.uri("/").getPort())) {
            // Less than the timeout of a handshake that Vert.x has by itself, which is ten seconds.
            silent.setSoTimeout(8_000);
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nowhere.pem           | first/key.pem  | luna.tls.certificate: there is no file",
                "first/certificate.pem | nowhere.pem    | luna.tls.key: there is no file",
                "first                 | first/key.pem  | luna.tls.certificate: .* cannot be read",
                "first/key.pem         | first/key.pem  | luna.tls.certificate: the file has no certificate in PEM format",
                "first/certificate.pem | first/certificate.pem | luna.tls.key: the file has no private key in PEM format",
                "first/certificate.pem | empty.pem      | luna.tls.key: the file has no private key in PEM format",
                "ed25519/certificate.pem | ed25519/key.pem | luna.tls.certificate and luna.tls.key .* The key must be of RSA or EC",
                "first/certificate.pem | damaged.pem    | luna.tls.certificate and luna.tls.key cannot be read as",
                "first/certificate.pem | second/key.pem | luna.tls.key: the key does not belong to the certificate",
                "first/certificate.pem | encrypted.pem  | luna.tls.key: the key is encrypted. .* openssl pkey",
                "first/certificate.pem | encrypted-traditional.pem | luna.tls.key: the key is encrypted"
            })
    void files_that_cannot_be_used_are_named_at_the_start(String certificate, String key, String expected) {
        assertThatThrownBy(() -> start(made.resolve(certificate), made.resolve(key)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s)" + expected + ".*")
                .hasMessageNotContaining("***");
    }

    @Test
    void one_setting_without_the_other_is_named() {
        assertThatThrownBy(() -> start(first.certificate(), ""))
                .hasMessageStartingWith("luna.tls.key is not set, but luna.tls.certificate is.");
        assertThatThrownBy(() -> start("", first.key()))
                .hasMessageStartingWith("luna.tls.certificate is not set, but luna.tls.key is.");
    }
}
