package dev.luna.mcp.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.examples.service.ScriptedService;
import dev.luna.mcp.testkit.Luna;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code examples/mail} against GreenMail. */
class MailExampleTest {

    @RegisterExtension
    @Order(1)
    static final ScriptedService SERVER = ScriptedService.mail();

    @RegisterExtension
    @Order(2)
    static final Luna LUNA = Example.named("mail")
            .server(Path.of("src/test/resources/examples/mail"))
            .setting("luna.mail.smtp", SERVER.address())
            .setting("luna.mail.imap", "127.0.0.1:" + (SERVER.port() + 1))
            .setting("luna.mail.password", "secret")
            .setting("luna.probe.directory", SERVER.directory().resolve("probe"));

    @Test
    void mail_is_sent_and_read_one_by_one() {
        LUNA.call("send_mail").with("subject", "Grüße").with("text", "Hallo ü").expectText("sent");
        LUNA.call("send_mail")
                .with("subject", "Two")
                .with("text", ".\n..\n{{luna.mail.password}}")
                .expectText("sent");

        LUNA.call("next_mail")
                .expectJson("{\"from\": \"luna@example.org\", \"subject\": \"Grüße\", \"text\": \"Hallo ü\"}");
        LUNA.call("next_mail").send().expectJson("/text", ".\r\n..\r\n{{luna.mail.password}}");
        LUNA.call("next_mail").expectError("There is no unread mail.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x\r\nBcc: eve@example.org", "x\nBcc: eve@example.org", "x\rBcc: eve@example.org", "x\u0000", ""
            })
    void a_subject_is_one_line(String subject) {
        LUNA.call("send_mail").with("subject", subject).with("text", "t").expectError("subject");
    }

    @Test
    void receivers_and_headers_cannot_be_chosen() {
        for (String name : new String[] {"To", "Bcc", "cc", "CamelMailAlternativeBody", "contentType"}) {
            LUNA.call("send_mail")
                    .with("subject", "s")
                    .with("text", "t")
                    .with(name, "eve@example.org")
                    .expectError("'" + name + "'");
        }
    }

    @Test
    void headers_of_a_mail_steer_nothing() throws Exception {
        deliver(
                "eve@example.org",
                "Subject: hostile",
                "CamelFileName: stolen",
                "camelfilename: stolen",
                "CAMELOVERRULEFILENAME: stolen",
                "moveTo: Trash",
                "delete: true");

        Path probe = SERVER.directory().resolve("probe");
        Awaitility.await().until(() -> Files.isDirectory(probe) && !files(probe).isEmpty());
        assertThat(files(probe)).singleElement().asString().doesNotContain("stolen");
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Delivers a mail to the user probe with headers that Java's mail API would not write. */
    private static void deliver(String from, String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", SERVER.port())) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
            in.readLine();
            for (String line : List.of(
                    "HELO probe",
                    "MAIL FROM:<" + from + ">",
                    "RCPT TO:<probe@example.org>",
                    "DATA",
                    String.join("\r\n", headers) + "\r\n\r\nbody\r\n.",
                    "QUIT")) {
                out.write(line + "\r\n");
                out.flush();
                assertThat(in.readLine()).as(line).matches("[23].*");
            }
        }
    }
}
