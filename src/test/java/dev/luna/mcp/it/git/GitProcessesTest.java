package dev.luna.mcp.it.git;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.process.CommandScripts;
import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The git commands that git_clone starts: each is a process with its isolation, which takes longer than the command itself. */
@Timeout(120)
class GitProcessesTest {

    @TempDir
    Path directory;

    private Path started;
    private GitHttpServer git;
    private Luna server;

    @BeforeEach
    void start() throws Exception {
        started = directory.resolve("started");
        Path bin = Files.createDirectory(directory.resolve("bin"));
        CommandScripts commands = new CommandScripts(bin)
                .script(
                        "git",
                        "for word; do case $word in version|clone|log|status|ls-remote|ls-files|fetch|checkout"
                                + "|update-ref|config|--exec-path) echo \"$word\" >> " + started + ";; esac; done",
                        "exec /usr/bin/git \"$@\"");
        git = new GitHttpServer(Files.createDirectory(directory.resolve("repositories")));
        server = Luna.withBuiltInTools()
                .setting("luna.workspace", directory.resolve("workspace").toString())
                .setting("luna.outbound-allow", "127.0.0.1")
                .setting("luna.exec.search-path", commands.path())
                .start();
        git.create("luna/first", Map.of("a.txt", "one"));
        clone("luna/first", null);
        Files.delete(started);
    }

    @AfterEach
    void stop() {
        server.close();
        git.close();
    }

    @Test
    void a_clone_of_a_branch_is_two_commands() throws Exception {
        git.create("luna/hello", Map.of("a.txt", "one"));

        clone("luna/hello", null);
        assertThat(commands()).containsExactly("clone", "log");

        clone("luna/hello", "main");
        assertThat(commands()).containsExactly("clone", "log");
    }

    @Test
    void a_clone_with_attributes_is_searched_for_large_files() throws Exception {
        git.create("luna/attributes", Map.of("src/.gitattributes", "*.txt text=auto\n"));

        clone("luna/attributes", null);

        assertThat(commands()).containsExactly("clone", "log", "ls-files");
    }

    @Test
    void a_clone_of_a_tag_is_marked() throws Exception {
        Path tree = git.create("luna/tagged", Map.of("a.txt", "one"));
        GitHttpServer.git(tree, "tag", "v1");

        JsonNode clone = clone("luna/tagged", "v1");
        assertThat(commands()).containsExactly("clone", "log", "update-ref");

        Path own = directory.resolve("workspace").resolve(clone.path("path").asText());
        GitHttpServer.commit(own, Map.of("a.txt", "mine"));
        assertThat(clone("luna/tagged", "v1").path("note").asText()).contains("commits or a branch of its own");
    }

    @Test
    void a_refresh_without_news_is_three_commands() throws Exception {
        clone("luna/first", null);

        assertThat(commands()).containsExactly("log", "status", "ls-remote");
    }

    private JsonNode clone(String repository, String ref) {
        return server.result(
                "git_clone",
                ref == null ? Map.of("url", git.url(repository)) : Map.of("url", git.url(repository), "ref", ref));
    }

    private List<String> commands() throws IOException {
        List<String> commands = Files.readAllLines(started);
        Files.delete(started);
        return commands;
    }
}
