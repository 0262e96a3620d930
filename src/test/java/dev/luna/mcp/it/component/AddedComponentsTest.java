package dev.luna.mcp.it.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.it.component.Project.Outcome;
import dev.luna.mcp.testkit.Luna;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Components are added from Maven repositories, and removed. */
class AddedComponentsTest {

    @TempDir
    Path directory;

    private Project project;

    @BeforeEach
    void publish() throws Exception {
        project = new Project(directory);
        LocalMaven maven = project.maven();
        maven.publish("demo:words:1.0", new SourceJar().resource("words.txt", "hello"));
        maven.publish("org.apache.camel:camel-direct:4.17.0", new SourceJar().resource("direct.txt", "not needed"));
        maven.publish(
                "demo:greet:1.0",
                SourceJar.component("greet", "hello", ""),
                "demo:words:1.0",
                "org.apache.camel:camel-direct:4.17.0");
        maven.publish("demo:bye:1.0", SourceJar.component("bye", "good bye", ""), "demo:words:1.0");
    }

    @Test
    void a_route_uses_a_component_that_was_added() throws Exception {
        project.tool("say", "greet:you");
        assertThat(project.luna("add", "demo:greet:1.0")).satisfies(AddedComponentsTest::succeeded);
        try (Luna luna = project.server().start()) {
            assertThat(luna.call("say").send().text()).isEqualTo("hello");
        }
    }

    @Test
    void what_the_server_contains_is_not_installed_again() throws Exception {
        assertThat(project.luna("add", "demo:greet:1.0")).satisfies(AddedComponentsTest::succeeded);
        assertThat(jars()).containsExactly("greet-1.0.jar", "words-1.0.jar");
        assertThat(project.luna("add", "camel-direct").text())
                .contains("The server contains org.apache.camel:camel-direct:4.17.0");
    }

    @Test
    void the_lock_file_installs_the_same_jars_again() throws Exception {
        project.luna("add", "demo:greet:1.0");
        List<String> before = jars();
        for (String jar : before) {
            Files.delete(project.lib().resolve(jar));
        }
        assertThat(project.luna("add").text()).contains("Installed 2 jars of the lock file");
        assertThat(jars()).isEqualTo(before);
        assertThat(project.luna("add").text()).contains("lib/ has all 2 jars");
    }

    @Test
    void a_file_that_differs_from_the_lock_is_not_installed() throws Exception {
        project.luna("add", "demo:greet:1.0");
        Files.delete(project.lib().resolve("greet-1.0.jar"));
        try (Stream<Path> local = Files.walk(directory.resolve("maven/local"))) {
            Path jar = local.filter(file -> file.endsWith("greet-1.0.jar"))
                    .findFirst()
                    .orElseThrow();
            new SourceJar().resource("evil.txt", "evil").write(jar);
        }
        Outcome outcome = project.luna("add");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.text())
                .contains("another file for demo:greet:1.0 than components.lock says")
                .contains("Nothing was installed");
        assertThat(jars()).containsExactly("words-1.0.jar");
    }

    @Test
    void a_download_with_a_wrong_checksum_is_rejected() throws Exception {
        new SourceJar().resource("evil.txt", "evil").write(project.maven().file("demo:greet:1.0", "jar"));
        Outcome outcome = project.luna("add", "demo:greet:1.0");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.text()).contains("Checksum validation failed").contains("greet");
        assertThat(jars()).isEmpty();
    }

    @Test
    void a_removed_component_takes_along_what_only_it_needs() throws Exception {
        project.luna("add", "demo:greet:1.0", "demo:bye:1.0");
        assertThat(jars()).containsExactly("bye-1.0.jar", "greet-1.0.jar", "words-1.0.jar");
        assertThat(project.luna("remove", "demo:greet").text()).contains("Removed demo:greet: 1 jar.");
        assertThat(jars()).containsExactly("bye-1.0.jar", "words-1.0.jar");
        project.luna("remove", "bye");
        assertThat(jars()).isEmpty();
        assertThat(project.luna("remove", "bye").text()).contains("bye is not among the components that were added");
    }

    @Test
    void an_artifact_that_no_repository_has_is_named() throws Exception {
        Outcome outcome = project.luna("add", "demo:nothing:1.0");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.text()).contains("demo:nothing:jar:1.0");
    }

    private static void succeeded(Outcome outcome) {
        assertThat(outcome.code()).as(outcome.text()).isZero();
    }

    private List<String> jars() throws Exception {
        try (Stream<Path> files = Files.list(project.lib())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
