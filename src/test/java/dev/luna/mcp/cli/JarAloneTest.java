package dev.luna.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.it.server.ServerJar;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar in a directory of its own: nothing else is needed, and what is beside it belongs to the owner. */
class JarAloneTest {

    private static final Pattern ADDRESS = Pattern.compile("serves at (http://\\S+/mcp)");

    @TempDir
    static Path elsewhere;

    private static Path jar;

    @TempDir
    Path directory;

    @BeforeAll
    static void build() throws IOException {
        jar = elsewhere.resolve("luna-mcp-server.jar");
        ServerJar.write(jar);
    }

    /** Runs the jar in the directory until it ends or, for a server, until its banner is printed and {@code task} is done. */
    private String luna(Task task, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().remove("AUTH_TOKEN");
        Process process = builder.start();
        StringBuilder printed = new StringBuilder();
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                printed.append(line).append('\n');
                Matcher address = ADDRESS.matcher(printed);
                if (line.startsWith("Tunnel") && address.find()) {
                    task.run(URI.create(address.group(1)));
                    process.toHandle().destroy(); // Process.destroy would close its output, too
                }
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
        return printed.toString();
    }

    private interface Task {
        void run(URI server) throws Exception;
    }

    private static String tools(URI server, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    private String keptToken() throws IOException {
        Path file = directory.resolve(".env");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        return Files.readString(file).strip().replace("AUTH_TOKEN=", "");
    }

    @Test
    void in_an_empty_directory_it_serves_every_built_in_tool_and_keeps_its_token() throws Exception {
        String banner = luna(
                server -> assertThat(tools(server, keptToken())).contains("\"git_clone\"", "\"img_bw\"", "\"about\""),
                "--port=0");
        assertThat(banner)
                .contains("Generated a token and saved it in " + directory.resolve(".env"))
                .contains("All of them are in the jar. Files in " + directory.resolve("routes/tools") + " add to them")
                .doesNotContain("ERROR", "Not exposed");
        String token = keptToken();
        String second = luna(server -> assertThat(tools(server, token)).contains("\"git_clone\""), "--port=0");
        assertThat(second).doesNotContain("Generated a token");
        assertThat(luna(server -> {}, "check")).endsWith("No problems found.\n");
    }

    @Test
    void a_project_that_it_makes_passes_its_own_test() throws Exception {
        String said = luna(server -> {}, "init", "my-tools");
        assertThat(said).contains("Created the project my-tools:", "cd my-tools\n", "./luna --live");
        Path project = directory.resolve("my-tools");
        assertThat(project.resolve("luna-mcp-server.jar")).hasSameBinaryContentAs(jar);
        assertThat(Files.readString(project.resolve(".env"))).matches("AUTH_TOKEN=\\S{20,}\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(project.resolve(".env"))))
                .isEqualTo("rw-------");
        Path java = Path.of(System.getProperty("java.home"), "bin");
        ProcessBuilder test = new ProcessBuilder(project.resolve("test").toString()).redirectErrorStream(true);
        test.environment().merge("PATH", java.toString(), (path, bin) -> bin + ":" + path);
        Process process = test.start();
        String printed = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed).contains("No problems found.", "All results are as expected.");

        Path tool = project.resolve("routes/tools/mine/hello.camel.yaml");
        Files.writeString(tool, Files.readString(tool).replace("Hello,", "Hullo,"));
        process = test.start();
        printed = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(printed).contains("expected: Hello, Ada!", "got:      Hullo, Ada!");
    }

    @Test
    void files_beside_it_replace_and_add_and_an_other_jar_leaves_them_as_they_are() throws Exception {
        Path tools = directory.resolve("routes/tools/mine");
        Files.createDirectories(tools);
        for (String tool : List.of("about", "hello")) {
            Files.writeString(tools.resolve(tool + ".camel.yaml"), """
                    - route:
                        from:
                          uri: ai-tool:%s
                          parameters: {tags: mine, description: Say it.}
                          steps:
                            - setBody: {constant: from a file}
                    """.formatted(tool));
        }
        assertThat(luna(server -> {}, "tools"))
                .contains("mine\n  about", "git\n  git_clone")
                .contains("From files: about, hello. The others are in the jar.");
        assertThat(luna(server -> {}, "call", "about")).isEqualTo("from a file\n");
    }
}
