package dev.luna.mcp.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.examples.service.SftpServer;
import dev.luna.mcp.testkit.Luna;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code examples/sftp} against OpenSSH. */
class SftpExampleTest {

    @RegisterExtension
    @Order(1)
    static final SftpServer SERVER = new SftpServer();

    @RegisterExtension
    @Order(2)
    static final Luna LUNA = Example.named("sftp")
            .server()
            .setting("luna.reports.sftp", SERVER.address() + "/reports")
            .setting("luna.reports.user", System.getProperty("user.name"))
            .setting("luna.reports.key-file", SERVER.clientKey())
            .setting("luna.reports.known-hosts", SERVER.knownHosts());

    @Test
    void a_report_is_stored_and_fetched_and_stays() throws Exception {
        LUNA.call("store_report")
                .with("report", "may.txt")
                .with("text", "Growth. ü")
                .expectText("may.txt is stored.");

        assertThat(Files.readString(SERVER.files().resolve("may.txt"))).isEqualTo("Growth. ü");
        for (int i = 0; i < 2; i++) {
            LUNA.call("fetch_report").with("report", "may.txt").expectText("Growth. ü");
        }
    }

    @Test
    void no_report_is_replaced_and_none_too_large_fetched() throws Exception {
        Files.writeString(SERVER.files().resolve("old.txt"), "old");
        Files.writeString(SERVER.files().resolve("large.txt"), "x".repeat(1_000_001));

        LUNA.call("store_report").with("report", "old.txt").with("text", "new").expectError("old.txt was not stored");
        LUNA.call("fetch_report").with("report", "large.txt").expectError("no report large.txt of up to 1 MB");
        LUNA.call("fetch_report").with("report", "none.txt").expectError("no report none.txt");

        assertThat(Files.readString(SERVER.files().resolve("old.txt"))).isEqualTo("old");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.txt",
                "..\\secret.txt",
                "/etc/passwd",
                "a/../../secret.txt",
                "x.txt&delete=true",
                ".ssh.txt",
                "${env:HOME}.txt",
                "{{luna.auth-token}}.txt",
                "a.txt\nb.txt"
            })
    void names_that_lead_elsewhere_are_rejected(String report) throws Exception {
        Path secret = Files.writeString(SERVER.files().resolveSibling("secret.txt"), "secret");

        LUNA.call("fetch_report").with("report", report).expectError("report");
        LUNA.call("store_report").with("report", report).with("text", "x").expectError("report");

        assertThat(Files.readString(secret)).isEqualTo("secret");
        try (Stream<Path> files = Files.list(SERVER.files().getParent())) {
            assertThat(files).containsExactlyInAnyOrder(secret, SERVER.files());
        }
    }

    @Test
    void headers_that_the_component_obeys_cannot_be_sent() {
        for (String name : new String[] {"CamelFileName", "camelfilename", "CamelOverruleFileName"}) {
            LUNA.call("store_report")
                    .with("report", "a.txt")
                    .with("text", "x")
                    .with(name, "../stolen.txt")
                    .expectError("'" + name + "'");
        }
    }

    @Test
    void a_server_with_another_key_is_not_trusted() throws Exception {
        Path others = Files.writeString(
                SERVER.directory().resolve("others"),
                "[127.0.0.1]:" + SERVER.port() + " "
                        + Files.readString(SERVER.clientKey().resolveSibling("client.pub")));
        try (Luna luna = Example.named("sftp")
                .server()
                .setting("luna.reports.sftp", SERVER.address() + "/reports")
                .setting("luna.reports.user", System.getProperty("user.name"))
                .setting("luna.reports.key-file", SERVER.clientKey())
                .setting("luna.reports.known-hosts", others)
                .start()) {
            luna.call("store_report").with("report", "b.txt").with("text", "x").expectError("b.txt was not stored");
            assertThat(SERVER.files().resolve("b.txt")).doesNotExist();
        }
    }
}
