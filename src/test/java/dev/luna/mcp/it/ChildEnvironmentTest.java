package dev.luna.mcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process of its own, with tokens in its environment, of which tests must see nothing. */
@Timeout(120)
class ChildEnvironmentTest {

    private static final Pattern ADDRESS = Pattern.compile("serves at (http://\\S+/mcp)");

    @TempDir
    Path workspace;

    @Test
    void tests_see_no_token_of_the_server() throws Exception {
        Path project = Files.createDirectories(workspace.resolve("curious"));
        Files.writeString(
                project.resolve("test_it.py"),
                "import os, sys\n\ndef test_print():\n    print(sorted(os.environ.items()))\n"
                        + "    print('stdin', repr(sys.__stdin__.read()))\n    assert False\n");
        Process server = start();
        try {
            String answer =
                    post(address(server.inputReader()), RunningServer.call("run_tests", Map.of("path", "curious")));

            assertThat(answer)
                    .contains("LUNA_COMMAND", "stdin ''")
                    .doesNotContain("TOKEN", "planted", "MY_NUMBER", "LUNA_URL", "JAVA_HOME");
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.luna.mcp.command.LunaCommand",
                "--port",
                "0");
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .putAll(Map.of(
                        "AUTH_TOKEN", RunningServer.TOKEN,
                        "GITHUB_TOKEN", "planted-github-token",
                        "NGROK_TOKEN", "planted-ngrok-token",
                        "MY_NUMBER", "+91 98765 43210",
                        "LUNA_WORKSPACE", workspace.toString()));
        return builder.start();
    }

    private static URI address(BufferedReader banner) throws IOException {
        for (String line = banner.readLine(); line != null; line = banner.readLine()) {
            Matcher matcher = ADDRESS.matcher(line);
            if (matcher.find()) {
                return URI.create(matcher.group(1));
            }
        }
        throw new IOException("The server ended before it served");
    }

    private static String post(URI address, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + RunningServer.TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
