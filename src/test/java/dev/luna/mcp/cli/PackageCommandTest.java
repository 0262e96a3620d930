package dev.luna.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.it.server.ServerJar;
import dev.luna.mcp.testkit.Luna;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code luna package}: what it makes runs elsewhere, and what it does not make. */
class PackageCommandTest {

    private static final Pattern ADDRESS = Pattern.compile("serves at (http://\\S+/mcp)");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

    @TempDir
    static Path elsewhere;

    private static Path jar;

    @TempDir
    Path directory;

    @TempDir
    Path other;

    @BeforeAll
    static void build() throws IOException {
        jar = elsewhere.resolve("luna-mcp-server.jar");
        ServerJar.write(jar);
    }

    private static List<String> luna(String... arguments) {
        return Stream.concat(
                        Stream.of(JAVA.resolve("java").toString(), "-XX:TieredStopAtLevel=1", "-jar", jar.toString()),
                        Stream.of(arguments))
                .toList();
    }

    /** Makes the project at the first call. */
    private Path project() {
        Path project = directory.resolve("my-tools");
        if (!Files.exists(project)) {
            run(directory, 0, luna("init", "my-tools"));
        }
        return project;
    }

    private static ProcessBuilder builder(Path directory, List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().remove("AUTH_TOKEN");
        builder.environment().merge("PATH", JAVA.toString(), (path, bin) -> bin + File.pathSeparator + path);
        return builder;
    }

    /** Runs a command that is to end with a status, and returns what it prints. */
    private static String run(Path directory, int status, List<String> command) {
        try {
            Process process = builder(directory, command).start();
            String printed = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor()).as(printed).isEqualTo(status);
            return printed;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String packaged(int status, String... options) {
        return run(
                project(),
                status,
                Stream.concat(luna("package").stream(), Stream.of(options)).toList());
    }

    private static String call(URI server, String tool, String arguments) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server)
                .header("Authorization", "Bearer " + Luna.TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + tool + "\",\"params\":" + arguments + "}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void the_archive_runs_in_another_directory_and_has_no_secret() throws Exception {
        String printed =
                packaged(0, "--out", directory.resolve("shop-1.0.tar.gz").toString());
        assertThat(printed)
                .contains("Left out:\n", "  .env: it is named like a file with secrets\n")
                .contains("tar xzf shop-1.0.tar.gz && shop-1.0/luna");
        run(other, 0, List.of("tar", "xzf", directory.resolve("shop-1.0.tar.gz").toString()));
        Path unpacked = other.resolve("shop-1.0");
        assertThat(unpacked.resolve(".env")).doesNotExist();
        assertThat(unpacked.resolve("luna-mcp-server.jar")).hasSameBinaryContentAs(jar);

        ProcessBuilder builder = builder(other, List.of("shop-1.0/luna", "--port=0"));
        builder.environment().put("AUTH_TOKEN", Luna.TOKEN);
        Process server = builder.start();
        try (BufferedReader out = server.inputReader()) {
            URI address = address(out);
            assertThat(call(address, "hello", "{\"name\":\"Ada\"}")).contains("\"result\":\"Hello, Ada!\"");
        } finally {
            server.destroy();
            server.waitFor();
        }
        assertThat(unpacked.resolve("luna-mcp-server.options")).exists();
    }

    private static URI address(BufferedReader banner) throws IOException {
        StringBuilder printed = new StringBuilder();
        for (String line = banner.readLine(); line != null; line = banner.readLine()) {
            printed.append(line).append('\n');
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                return URI.create(address.group(1));
            }
        }
        throw new AssertionError("The server ended before it served: " + printed);
    }

    @Test
    void the_same_project_gives_the_same_bytes() throws Exception {
        packaged(0);
        Path first = Files.move(project().resolve("my-tools.tar.gz"), other.resolve("first.tar.gz"));
        Path copy = directory.resolve("copy");
        run(directory, 0, List.of("cp", "-r", "my-tools", "copy"));
        run(copy, 0, luna("package", "--out", "my-tools.tar.gz"));
        assertThat(copy.resolve("my-tools.tar.gz")).hasSameBinaryContentAs(first);
    }

    @Test
    void a_project_with_a_problem_is_not_packaged() throws Exception {
        Path tool = project().resolve("routes/tools/mine/hello.camel.yaml");
        Files.writeString(tool, Files.readString(tool).replace("setBody", "setBoddy"));
        assertThat(packaged(1))
                .contains("hello.camel.yaml:", "setBoddy")
                .containsPattern("luna package: luna check finds \\d problems?, so nothing was packaged");
        assertThat(project().resolve("my-tools.tar.gz")).doesNotExist();
    }

    @Test
    void a_secret_in_the_settings_is_named_but_not_shown() throws Exception {
        Files.writeString(
                project().resolve("application.properties"),
                "shop.password=hunter2\nshop.token={{luna.github-token}}\nother.secret=\n");
        assertThat(packaged(1))
                .contains("application.properties has secrets: shop.password. Move the values to .env")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | --out   | tools.zip       | 'tools.zip' must be named like my-tools.tar.gz",
                "2 | --out   | ..tar.gz        | '..tar.gz' must be named like my-tools.tar.gz",
                "2 | --out   | nowhere/a.tar.gz| there is no directory",
                "2 | --out   | routes/a.tar.gz | is in a directory that is packaged itself",
                "1 | --image | --force         | '--force' is not the tag of an image",
                "1 | --image | My Tools        | 'My Tools' is not the tag of an image"
            })
    void a_place_or_a_tag_that_cannot_be_is_named(int status, String option, String value, String expected) {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        String[] arguments = {"package", option + "=" + value};
        assertThat(LunaCommand.commandLine(arguments)
                        .setOut(writer)
                        .setErr(writer)
                        .execute(arguments))
                .isEqualTo(status);
        assertThat(said.toString()).contains(expected);
    }

    @Test
    void without_a_docker_engine_the_way_to_the_image_is_told() throws Exception {
        ProcessBuilder builder = builder(project(), luna("package", "--image", "my-tools:1.0"));
        builder.environment().put("DOCKER_HOST", "unix://" + other.resolve("no-engine.sock"));
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(printed).isEqualTo(1);
        assertThat(printed)
                .contains("no docker engine can be reached")
                .contains("tar xzf my-tools.tar.gz && docker build --tag my-tools:1.0 my-tools");
        run(other, 0, List.of("tar", "xzf", project().resolve("my-tools.tar.gz").toString()));
        assertThat(Files.readString(other.resolve("my-tools/Dockerfile")))
                .contains("ARG JAVA=jre\n", "COPY application.properties ./\nCOPY routes routes\n")
                .doesNotContain("@java@", "@more@");
    }
}
