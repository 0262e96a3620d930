package dev.luna.mcp.it.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.Luna;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is in {@code lib/}, the server starts, serves what it can, and says what is wrong. */
class HostileLibraryTest {

    @TempDir
    Path directory;

    private Project project;

    @BeforeEach
    void publish() throws Exception {
        project = new Project(directory);
        project.maven().publish("demo:greet:1.0", SourceJar.component("greet", "hello", ""));
        project.luna("add", "demo:greet:1.0");
        project.tool("say", "greet:you");
        project.tool("pass", "direct:pass");
        Files.writeString(
                project.routes().resolve("pass_on.camel.yaml"),
                "- route: {from: {uri: 'direct:pass', steps: [{setBody: {constant: passed}}]}}\n");
    }

    @Test
    void a_jar_cannot_replace_a_class_of_the_server() throws Exception {
        new SourceJar()
                .source("dev.luna.mcp.tool.ToolRegistry", "package dev.luna.mcp.tool; public class ToolRegistry {}")
                .write(project.lib().resolve("shadow-1.0.jar"));
        try (Luna luna = project.server().start()) {
            luna.call("say").expectText("hello");
            assertThat(problems(luna))
                    .containsExactly(
                            "lib/shadow-1.0.jar:1: 1 class in it cannot be used, because the server has its own:"
                                    + " dev.luna.mcp.tool.ToolRegistry");
        }
    }

    @Test
    void a_damaged_jar_is_not_used() throws Exception {
        Files.writeString(project.lib().resolve("broken-1.0.jar"), "this is no jar");
        try (Luna luna = project.server().start()) {
            luna.call("say").expectText("hello");
            assertThat(problems(luna))
                    .singleElement()
                    .asString()
                    .startsWith("lib/broken-1.0.jar:1: it is not used, because it is damaged");
        }
    }

    @Test
    void a_jar_that_is_not_the_one_of_the_lock_file_is_not_used() throws Exception {
        Files.write(
                project.lib().resolve("greet-1.0.jar"),
                Files.readAllBytes(SourceJar.component("greet", "evil", "").write(directory.resolve("evil.jar"))),
                StandardOpenOption.TRUNCATE_EXISTING);
        try (Luna luna = project.server().start()) {
            luna.call("pass").expectText("passed");
            assertThat(problems(luna))
                    .hasSize(2)
                    .anyMatch(problem -> problem.startsWith(
                            "lib/greet-1.0.jar:1: it is not used, because it is not the file of components.lock"))
                    .anyMatch(problem -> problem.startsWith("say.camel.yaml:10: there is no component greet"));
        }
    }

    @Test
    void a_damaged_lock_file_is_named_with_its_line() throws Exception {
        Files.writeString(project.lib().resolve("components.lock"), "jar demo:greet\n", StandardOpenOption.APPEND);
        try (Luna luna = project.server().start()) {
            luna.call("pass").expectText("passed");
            assertThat(problems(luna))
                    .anyMatch(problem -> problem.contains("no jar of this directory is used")
                            && problem.contains("components.lock:3: 'jar demo:greet' is not an entry"));
        }
    }

    @Test
    void a_missing_jar_is_named_with_the_command_that_installs_it() throws Exception {
        Files.delete(project.lib().resolve("greet-1.0.jar"));
        try (Luna luna = project.server().start()) {
            luna.call("pass").expectText("passed");
            assertThat(problems(luna))
                    .anyMatch(problem ->
                            problem.startsWith("lib/greet-1.0.jar:1: components.lock names it, but it is missing")
                                    && problem.endsWith("run: ./luna add"));
        }
    }

    @Test
    void of_two_versions_the_one_of_the_lock_file_is_used() throws Exception {
        SourceJar.component("greet", "newer", "").write(project.lib().resolve("greet-2.0.jar"));
        mark(project.lib().resolve("greet-2.0.jar"));
        try (Luna luna = project.server().start()) {
            luna.call("say").expectText("hello");
            assertThat(problems(luna))
                    .containsExactly("lib/greet-2.0.jar:1: it is not used, because greet-1.0.jar is another version of"
                            + " demo:greet; delete one of them");
        }
    }

    @Test
    void a_library_that_the_server_contains_is_not_used() throws Exception {
        SourceJar jar = new SourceJar().resource("META-INF/maven/io.netty/netty-handler/pom.properties", "");
        jar.write(project.lib().resolve("netty-handler-4.2.9.Final.jar"));
        try (Luna luna = project.server().start()) {
            luna.call("say").expectText("hello");
            assertThat(problems(luna))
                    .singleElement()
                    .asString()
                    .startsWith("lib/netty-handler-4.2.9.Final.jar:1: it is not used, because the server contains"
                            + " io.netty:netty-handler 4.1.");
        }
    }

    @Test
    void a_start_that_hangs_is_given_up() throws Exception {
        SourceJar.component("hang", "never", "new java.util.concurrent.CountDownLatch(1).await();")
                .write(project.lib().resolve("hang-1.0.jar"));
        project.tool("never", "hang:on");
        try (Luna luna =
                project.server().setting("luna.tools.start-timeout", "1s").start()) {
            luna.call("say").expectText("hello");
            luna.call("pass").expectText("passed");
            assertThat(problems(luna))
                    .containsExactly(
                            "never.camel.yaml:10: its start took longer than luna.tools.start-timeout (1s) and was given"
                                    + " up in demo.hang.Speaker$1.doStart of the component hang:; check that the service behind it"
                                    + " can be reached");
        }
    }

    @Test
    void a_start_that_hangs_and_ignores_its_interruption_holds_up_no_other_file() throws Exception {
        SourceJar.component(
                        "hang", "never", "while (true) { Thread.onSpinWait(); if (demo.hang.Speaker.over) return; }")
                .write(project.lib().resolve("hang-1.0.jar"));
        project.tool("a_first", "hang:on");
        try (Luna luna =
                project.server().setting("luna.tools.start-timeout", "1s").start()) {
            luna.call("say").expectText("hello");
            assertThat(problems(luna))
                    .singleElement()
                    .asString()
                    .endsWith("It did not stop, so restart the server when it can");
            ClassLoader loader = luna.server().context().getApplicationContextClassLoader();
            loader.loadClass("demo.hang.Speaker").getField("over").set(null, true);
        }
    }

    /** Writes into a jar what Maven writes into those that it builds. */
    private static void mark(Path jar) throws Exception {
        try (var archive = FileSystems.newFileSystem(jar)) {
            Path file = archive.getPath("META-INF/maven/demo/greet/pom.properties");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
    }

    private static List<String> problems(Luna luna) {
        List<String> problems = new ArrayList<>();
        luna.health()
                .path("degraded")
                .forEach(problem -> problem.asText().lines().forEach(problems::add));
        return problems;
    }
}
