package dev.luna.mcp.it.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.JsonRpc;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real authorization server, {@code oidc-provider} from npm, with an API that it protects, in a process of its own. Its program is
 * {@code src/test/oauth/server.mjs}, which has its clients.
 */
public final class AuthorizationServer implements AutoCloseable {

    /** The secret of the client {@code shop}, with characters that must be encoded. */
    public static final String SHOP_SECRET = "a secret/with: odd+characters&%";

    /** The secret of the client {@code till}, which sends it in the body. */
    public static final String TILL_SECRET = "till-secret-0123456789";

    /** The secret of the client {@code luna}, with which users connect their accounts. */
    public static final String LUNA_SECRET = "accounts-secret-0123456789";

    private static final Path PROGRAM = Path.of("src", "test", "oauth");
    private static final Path INSTALLED = Path.of("target", "oauth");

    private final Process process;
    private final int port;

    private AuthorizationServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one whose tokens live so long; skips the test where there is no npm. */
    public static AuthorizationServer start(Duration lifetime) throws Exception {
        return start("server.mjs", lifetime);
    }

    /** Starts one at which users have accounts; its program is {@code src/test/oauth/accounts.mjs}, which has its client. */
    public static AuthorizationServer withAccounts(Duration lifetime) throws Exception {
        return start("accounts.mjs", lifetime);
    }

    private static AuthorizationServer start(String program, Duration lifetime) throws Exception {
        Process process = run(program, Long.toString(lifetime.toSeconds()));
        return new AuthorizationServer(process, port(process));
    }

    /** Runs a program of {@code src/test/oauth}; skips the test where there is no npm. */
    public static Process run(String... program) throws IOException, InterruptedException {
        install();
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(program));
        return new ProcessBuilder(command)
                .directory(INSTALLED.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The port that a program prints when it listens. */
    public static int port(Process process) throws IOException {
        String line =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        assertThat(line).as("The port of the authorization server").matches("\\d+");
        return Integer.parseInt(line);
    }

    private static void install() throws IOException, InterruptedException {
        assumeTrue(succeeds("npm", "--version"), "npm is not installed");
        Files.createDirectories(INSTALLED);
        for (String file : new String[] {"package.json", "server.mjs", "accounts.mjs", "login.mjs"}) {
            Files.copy(PROGRAM.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(succeeds("npm", "install", "--silent", "--no-fund", "--no-audit", "--prefer-offline"))
                .as("npm install of oidc-provider")
                .isTrue();
    }

    private static boolean succeeds(String... words) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(words)
                    .directory(Files.isDirectory(INSTALLED) ? INSTALLED.toFile() : null)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(3, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    /** Its base URL; the API is below {@code /api}. */
    public String url() {
        return "http://" + address();
    }

    /** Its host and port. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** How many tokens it has issued, and how many requests to the API it has refused and served. */
    public JsonNode counts() {
        return JsonRpc.json(get("/counts"));
    }

    /** Revokes all tokens, as an administrator may at any time. */
    public void revoke() {
        get("/revoke");
    }

    private String get(String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(url() + path)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException(path + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The test was stopped", e);
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
    }
}
