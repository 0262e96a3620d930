package dev.luna.mcp.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.it.identity.TestTokens;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.tool.Tool;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts of several principals, and the command line of the owner beside the server. */
class ConnectionsOfPrincipalsTest {

    @TempDir
    Path directory;

    private TestAccounts accounts;

    @AfterEach
    void stop() throws Exception {
        if (accounts != null) {
            accounts.close();
        }
    }

    @Test
    void each_principal_has_an_account_of_its_own() throws Exception {
        TestTokens tokens = new TestTokens(directory.resolve("tokens.json"));
        String ann = tokens.add("ann", "read,write");
        String bob = tokens.add("bob", "read,write");
        accounts = TestAccounts.start(directory, Duration.ofMinutes(5), Map.of("luna.tokens.file", tokens.path()));
        Luna owner = accounts.server();
        String code = Browser.of("ada").connectAndReadCode(TestAccounts.link(owner.as(ann)));
        owner.as(bob).error(400, "connect_account", Map.of("service", "shop", "code", code));
        owner.as(ann).result("connect_account", Map.of("service", "shop", "code", code));
        TestAccounts.connect(owner.as(bob), "bill");
        assertThat(owner.as(ann).result("who_am_i", Map.of()).asText()).isEqualTo("ada");
        assertThat(owner.as(bob).result("who_am_i", Map.of()).asText()).isEqualTo("bill");
        TestAccounts.link(owner);
        assertThat(owner.as(ann)
                        .result("connect_account", Map.of("service", "shop", "disconnect", true))
                        .toString())
                .contains("removed");
        assertThat(owner.as(bob).result("who_am_i", Map.of()).asText()).isEqualTo("bill");

        String listed = luna("list");
        assertThat(listed).startsWith("bob (").contains("at shop").doesNotContain("ann");
        assertThat(luna("revoke", "bob", "shop")).contains("the service has revoked its tokens");
        owner.as(bob).error(400, "who_am_i", Map.of());
        assertThat(luna("list")).startsWith("No account is connected.");
    }

    /** Runs {@code luna connections} in a process of its own, beside the server. */
    private String luna(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.luna.mcp.cli.LunaCommand",
                "connections"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        accounts.settings()
                .forEach((name, value) ->
                        environment.put(name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), value));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    @Test
    void whoever_chooses_tools_need_not_name_the_one_that_connects() throws Exception {
        accounts = TestAccounts.start(directory, Duration.ofMinutes(5), Map.of("luna.tools.include", "who_am_i"));
        assertThat(accounts.server().registry().tools().stream().map(Tool::name))
                .containsExactlyInAnyOrder("who_am_i", "connect_account");
    }

    @Test
    void nothing_of_it_is_there_without_such_credentials() throws Exception {
        try (Luna server = Luna.withTools(directory).start()) {
            assertThat(server.registry().tools()).isEmpty();
            assertThat(server.send(HttpRequest.newBuilder(server.uri("/connect/start/x")))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(server.server().context().getRegistry().lookupByName("callerConnections"))
                    .isNull();
        }
    }
}
