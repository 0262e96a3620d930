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

    @Test
    void what_a_route_lacks_is_named_with_the_command() throws Exception {
        project.tool("events", "kafka:orders");
        Files.writeString(project.routes().resolve("shop.camel.yaml"), """
                - beans:
                    - name: shop
                      type: org.postgresql.ds.PGSimpleDataSource
                """);
        String bean =
                "shop.camel.yaml:3: neither the server nor lib/ has the class org.postgresql.ds.PGSimpleDataSource;"
                        + " install it with: ./luna add org.postgresql:postgresql";
        String component =
                "events.camel.yaml:10: the component kafka is not installed; install it with: ./luna add camel-kafka";
        assertThat(project.luna("check").text()).contains(bean, component);
        assertThat(project.luna("components").text()).contains("Added:\n  none", bean, component);
        try (Luna luna = project.server().start()) {
            assertThat(luna.health().path("degraded").toString()).contains(bean, component);
        }
    }

    @Test
    void the_catalog_is_searched() throws Exception {
        assertThat(project.luna("components", "kafka").text()).contains("camel-kafka", "Apache Kafka");
        assertThat(project.luna("components", "camel-direct").text()).contains("camel-direct", "[in the server]");
        Outcome misspelt = project.luna("add", "camel-kafak");
        assertThat(misspelt.code()).isEqualTo(1);
        assertThat(misspelt.text()).contains("Camel has no artifact camel-kafak: did you mean camel-kafka?");
    }

    @Test
    void a_library_of_which_the_server_has_another_version_is_named() throws Exception {
        project.maven()
                .publish("io.netty:netty-handler:4.2.9.Final", new SourceJar().resource("netty.txt", "not needed"));
        project.maven()
                .publish(
                        "demo:modern:1.0",
                        new SourceJar().resource("modern.txt", "x"),
                        "io.netty:netty-handler:4.2.9.Final");
        String conflict = "demo:modern:1.0 needs io.netty:netty-handler 4.2.9.Final, but the server has 4.1.";
        assertThat(project.luna("add", "demo:modern:1.0").text()).contains("Warning: " + conflict);
        assertThat(jars()).containsExactly("modern-1.0.jar");
        try (Luna luna = project.server().start()) {
            assertThat(luna.health().path("degraded").toString())
                    .contains("lib/components.lock:1: " + conflict)
                    .contains("which is used");
        }
    }

    @Test
    void of_two_versions_in_the_graph_the_one_that_is_used_is_named_with_its_user() throws Exception {
        project.maven().publish("demo:words:2.0", new SourceJar().resource("words.txt", "hello 2"));
        project.maven().publish("demo:old:1.0", new SourceJar().resource("old.txt", "x"), "demo:words:1.0");
        project.maven().publish("demo:new:1.0", new SourceJar().resource("new.txt", "x"), "demo:words:2.0");
        assertThat(project.luna("add", "demo:old:1.0", "demo:new:1.0").text())
                .contains("Warning: demo:new:1.0 needs demo:words 2.0, but lib/ has 1.0, which is used");
        assertThat(jars()).containsExactly("new-1.0.jar", "old-1.0.jar", "words-1.0.jar");
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
