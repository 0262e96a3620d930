package dev.luna.mcp.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class archive that {@code scripts/archive} makes beside a jar. */
class ClassArchiveTest {

    @TempDir
    static Path directory;

    private static Path jar;
    private static Path options;

    @BeforeAll
    static void archive() throws Exception {
        jar = directory.resolve("luna-mcp-server.jar");
        options = directory.resolve("luna-mcp-server.options");
        ServerJar.write(jar);
        assertThat(run("scripts/archive", jar.toString())).contains("Archiving the classes");
    }

    @Test
    void a_start_loads_the_classes_of_the_server_from_it() throws Exception {
        assertThat(java("-Xlog:class+load", "-jar", jar.toString(), "--version"))
                .containsPattern("dev\\.luna\\.mcp\\.cli\\.LunaCommand source: shared objects file");
    }

    @Test
    void it_is_not_made_again_for_the_same_jar_and_jvm() throws Exception {
        assertThat(run("scripts/archive", jar.toString())).isEmpty();
    }

    @Test
    void a_start_without_it_or_with_another_jar_says_nothing_of_it() throws Exception {
        Path other = Files.createDirectory(directory.resolve("other")).resolve("luna-mcp-server.jar");
        ServerJar.write(other);
        assertThat(java("-jar", other.toString(), "--version")).startsWith("luna-mcp-server ");
        Path missing = directory.resolve("missing.options");
        Files.writeString(missing, Files.readString(options).replace("/luna-mcp-server.", "/none."));
        assertThat(run(javaProgram(), "@" + missing, "-jar", jar.toString(), "--version"))
                .startsWith("luna-mcp-server ");
    }

    @Test
    void nothing_else_is_left_beside_the_jar() throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("luna-mcp-server"))
                            .map(file -> file.getFileName().toString().replaceAll("\\.(jsa|aot)$", ".archive")))
                    .containsExactlyInAnyOrder(
                            "luna-mcp-server.jar", "luna-mcp-server.archive", "luna-mcp-server.options");
        }
    }

    private static String java(String... arguments) throws Exception {
        return run(Stream.concat(Stream.of(javaProgram(), "@" + options), Arrays.stream(arguments))
                .toArray(String[]::new));
    }

    private static String javaProgram() {
        return System.getProperty("java.home") + "/bin/java";
    }

    /** Runs a command with the Java of this test, and returns what it prints. */
    private static String run(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .merge(
                        "PATH",
                        System.getProperty("java.home") + "/bin",
                        (path, bin) -> bin + File.pathSeparator + path);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
