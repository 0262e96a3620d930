package dev.luna.mcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.exec.CommandScripts;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clones from a real git server. */
@Timeout(120)
class GitCloneTest {

    @TempDir
    static Path directory;

    private static Path workspace;
    private static Luna server;

    private GitHttpServer git;

    @BeforeAll
    static void startServer() throws Exception {
        workspace = directory.resolve("workspace");
        server = Luna.withBuiltInTools()
                .setting("luna.workspace", workspace.toString())
                .setting("luna.outbound-allow", "127.0.0.1")
                .start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void startGit() throws Exception {
        git = new GitHttpServer(Files.createTempDirectory(directory, "repositories"));
    }

    @AfterEach
    void stopGit() {
        git.close();
        assertNothingIsHalfMade();
    }

    @Test
    void clones_the_newest_commit_only_and_says_where_it_is() throws Exception {
        Path tree = git.create("luna/hello", Map.of("README.md", "first", "src/a.py", "a = 1"));
        GitHttpServer.commit(tree, Map.of("README.md", "second"));

        String path = server.result("git_clone", Map.of("url", git.url("luna/hello")))
                .path("path")
                .asText();

        assertThat(path).matches("git/hello-[0-9a-f]{16}");
        assertThat(workspace.resolve(path).resolve("README.md")).hasContent("second");
        assertThat(workspace.resolve(path).resolve("src/a.py")).hasContent("a = 1");
        assertThat(GitHttpServer.git(workspace.resolve(path), "rev-list", "--count", "HEAD"))
                .isEqualTo("1\n");
    }

    @Test
    void the_same_address_gives_the_same_clone_without_asking_the_remote_again() throws Exception {
        git.create("luna/hello", Map.of("README.md", "hello"));
        JsonNode first = server.result("git_clone", Map.of("url", git.url("luna/hello")));
        int requests = git.requests();

        JsonNode second = server.result("git_clone", Map.of("url", git.url("luna/hello") + "/"));

        assertThat(second).isEqualTo(first);
        assertThat(git.requests()).isEqualTo(requests);
    }

    @Test
    void many_who_clone_the_same_at_once_get_the_same_whole_clone() throws Exception {
        git.create("luna/hello", Map.of("README.md", "hello"));
        String call = JsonRpc.request("git_clone", Map.of("url", git.url("luna/hello")));

        List<String> answers =
                IntStream.range(0, 4).mapToObj(i -> server.sendAsync(server.request(call))).toList().stream()
                        .map(answer -> answer.join().body())
                        .distinct()
                        .toList();

        assertThat(answers).hasSize(1);
        String path = JsonRpc.json(answers.get(0)).at("/result/path").asText();
        assertThat(workspace.resolve(path).resolve("README.md")).hasContent("hello");
    }

    @Test
    void a_ref_is_a_branch_or_a_tag_with_a_clone_of_its_own() throws Exception {
        Path tree = git.create("luna/hello", Map.of("README.md", "one"));
        GitHttpServer.git(tree, "tag", "v1.0");
        GitHttpServer.git(tree, "checkout", "--quiet", "-b", "feature/two");
        GitHttpServer.commit(tree, Map.of("README.md", "two"));
        GitHttpServer.git(tree, "checkout", "--quiet", "main");
        GitHttpServer.commit(tree, Map.of("README.md", "three"));

        Map<String, String> expected = Map.of("v1.0", "one", "feature/two", "two", "main", "three");
        for (String ref : expected.keySet()) {
            String path = server.result("git_clone", Map.of("url", git.url("luna/hello"), "ref", ref))
                    .path("path")
                    .asText();
            assertThat(workspace.resolve(path).resolve("README.md")).hasContent(expected.get(ref));
        }
    }

    @Test
    void a_ref_that_does_not_exist_is_named() throws Exception {
        git.create("luna/hopeless", Map.of("README.md", "hello"));

        JsonNode error = server.error(500, "git_clone", Map.of("url", git.url("luna/hopeless"), "ref", "nowhere"));

        assertThat(error.path("message").asText()).contains("no branch or tag 'nowhere'");
        assertThat(clones()).noneMatch(name -> name.startsWith("hopeless-"));
    }

    @Test
    void a_repository_that_is_not_there_is_the_remotes_failure() {
        JsonNode error = server.error(502, "git_clone", Map.of("url", git.url("luna/nothing")));

        assertThat(error.path("message").asText()).contains("There is no repository at " + git.url("luna/nothing"));
    }

    @Test
    void a_host_that_does_not_answer_is_the_remotes_failure() {
        String url = git.url("luna/hello");
        git.close();

        JsonNode error = server.error(502, "git_clone", Map.of("url", url));

        assertThat(error.path("message").asText())
                .contains("could not be fetched")
                .doesNotContain(directory.toString());
    }

    @Test
    void a_git_that_would_not_keep_to_the_checked_address_is_not_used() throws Exception {
        Path bin = Files.createDirectories(directory.resolve("old"));
        CommandScripts commands = new CommandScripts(bin)
                .script(
                        "git",
                        "echo git version 2.34.1",
                        "case \"$*\" in *\" version\") ;; *) touch " + bin + "/ran ;; esac");
        try (Luna old = Luna.withBuiltInTools()
                .setting("luna.workspace", workspace.toString())
                .setting("luna.outbound-allow", "127.0.0.1")
                .setting("luna.exec.search-path", commands.path())
                .start()) {
            JsonNode error = old.error(500, "git_clone", Map.of("url", git.url("luna/hello")));

            assertThat(error.path("message").asText()).contains("older than 2.37");
            assertThat(bin.resolve("ran")).doesNotExist();
        }
    }

    @Test
    void a_torn_fetch_leaves_nothing_behind() throws Exception {
        git.create("torn/hopeless", Map.of("README.md", "hello"));

        JsonNode error = server.error(502, "git_clone", Map.of("url", git.url("torn/hopeless")));

        assertThat(error.path("message").asText()).contains("could not be fetched");
        assertThat(clones()).noneMatch(name -> name.startsWith("hopeless-"));
    }

    private static void assertNothingIsHalfMade() {
        assertThat(names(workspace.resolve(".making"))).isEmpty();
    }

    private static List<String> clones() {
        return names(workspace.resolve("git"));
    }

    private static List<String> names(Path directory) {
        String[] names = directory.toFile().list();
        return names == null ? List.of() : List.of(names);
    }
}
