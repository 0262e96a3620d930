package dev.luna.mcp.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.it.tool.AuthorizationServer;
import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server with a tool that tells whose account it uses, and the authorization server at which users have the accounts.
 *
 * @param directory has the tool and the file of connections
 */
record TestAccounts(Path directory, AuthorizationServer service, Luna server) implements AutoCloseable {

    /** The link with which an account is connected. */
    static final Pattern LINK = Pattern.compile("http://localhost:\\d+/connect/start/[\\w-]{43}");

    private static final String TOOL = """
            - route:
                id: who_am_i
                from:
                  uri: ai-tool:who_am_i
                  parameters: {tags: test, description: Asks a service whose account it is.}
                  steps:
                    - to: {uri: "block:http", parameters: {url: "{{luna.credentials.shop.url}}/me", method: GET, credentials: shop, result: account}}
            """;

    /**
     * Starts both.
     *
     * @param lifetime of access tokens
     * @param more settings
     */
    static TestAccounts start(Path directory, Duration lifetime, Map<String, ?> more) throws Exception {
        AuthorizationServer service = AuthorizationServer.withAccounts(lifetime);
        Files.writeString(directory.resolve("who_am_i.camel.yaml"), TOOL);
        Luna server = Luna.withTools(directory)
                .settings(settings(directory, service))
                .settings(more)
                .start();
        return new TestAccounts(directory, service, server);
    }

    private static Map<String, String> settings(Path directory, AuthorizationServer service) {
        return Map.of(
                "luna.outbound-allow",
                service.address(),
                "luna.connections.file",
                directory.resolve("connections.json").toString(),
                "luna.credentials.shop.url",
                service.url() + "/api",
                "luna.credentials.shop.authorize-url",
                service.url() + "/auth",
                "luna.credentials.shop.token-url",
                service.url() + "/token",
                "luna.credentials.shop.revoke-url",
                service.url() + "/token/revocation",
                "luna.credentials.shop.client-id",
                "luna",
                "luna.credentials.shop.client-secret",
                AuthorizationServer.LUNA_SECRET,
                "luna.credentials.shop.scope",
                "openid");
    }

    /** The settings of the server. */
    Map<String, String> settings() {
        return settings(directory, service);
    }

    /** The link that a principal gets with a call. */
    static String link(Luna principal) {
        String text = principal.error(400, "who_am_i", Map.of()).path("message").asText();
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group();
    }

    /** Connects the account of a user for a principal. */
    static void connect(Luna principal, String user) {
        String code = Browser.of(user).connectAndReadCode(link(principal));
        principal.result("connect_account", Map.of("service", "shop", "code", code));
    }

    @Override
    public void close() throws IOException {
        server.close();
        service.close();
    }
}
