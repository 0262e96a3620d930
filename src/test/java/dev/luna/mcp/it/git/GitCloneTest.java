package dev.luna.mcp.it.git;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.process.CommandScripts;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clones from a real git server. */
@Timeout(120)
class GitCloneTest extends GitServers {

    @AfterEach
    void nothing_is_left_half_made() {
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
    void the_same_address_gives_the_same_clone_and_all_spellings_are_one() throws Exception {
        git.create("luna/hello", Map.of("README.md", "hello"));
        git.link("luna/hello", "luna/hello.git");
        JsonNode first = clone("luna/hello");

        assertThat(first.path("branch").asText()).isEqualTo("main");
        assertThat(first.path("commit").asText()).matches("[0-9a-f]{40}");
        assertThat(first.path("subject").asText()).isEqualTo("change");
        assertThat(first.path("refreshed").asBoolean()).isTrue();
        assertThat(clone("luna/hello/")).isEqualTo(first);
        assertThat(clone("luna/hello.git")).isEqualTo(first);
    }

    @Test
    void an_empty_repository_is_not_kept() throws Exception {
        Path tree = git.createEmpty("luna/unborn");

        assertThat(failure("luna/unborn", Map.of())).contains("is empty");
        assertThat(clones()).noneMatch(name -> name.startsWith("unborn-"));

        GitHttpServer.commit(tree, Map.of("a.txt", "one"));
        assertThat(workspace.resolve(clone("luna/unborn").path("path").asText()).resolve("a.txt"))
                .hasContent("one");
    }

    @Test
    void a_repository_without_its_default_branch_says_what_it_has() throws Exception {
        Path dangling = git.create("luna/dangling", Map.of("a.txt", "one"));
        GitHttpServer.git(dangling, "branch", "dev");
        GitHttpServer.git(dangling, "symbolic-ref", "HEAD", "refs/heads/nowhere");
        assertThat(failure("luna/dangling", Map.of())).contains("HEAD", "dev, main");

        Path tags = git.create("luna/tags", Map.of("a.txt", "one"));
        GitHttpServer.git(tags, "tag", "v1");
        GitHttpServer.git(tags, "update-ref", "-d", "refs/heads/main");
        assertThat(failure("luna/tags", Map.of())).contains("no branches", "tags v1");
        assertThat(failure("luna/tags", Map.of("ref", "main"))).contains("no branch or tag 'main'", "tags v1");
    }

    @Test
    void every_spelling_of_a_ref_is_fetched() throws Exception {
        Path tree = git.create("luna/refs", Map.of("a.txt", "old"));
        String old = commitOf(tree, "HEAD");
        GitHttpServer.git(tree, "update-ref", "refs/pull/1/head", old);
        GitHttpServer.git(tree, "-c", "user.name=T", "-c", "user.email=t@example.com", "tag", "-a", "-m", "x", "v1");
        GitHttpServer.git(tree, "branch", "fix/#123");
        GitHttpServer.commit(tree, Map.of("a.txt", "new"));

        for (String ref : List.of(
                old,
                "refs/tags/v1",
                "tags/v1",
                "v1",
                "pull/1/head",
                "refs/pull/1/head",
                "fix/#123",
                "heads/fix/#123")) {
            JsonNode clone = clone("luna/refs", ref);
            assertThat(clone.path("commit").asText()).as(ref).isEqualTo(old);
            assertThat(clone.path("branch").asText("none"))
                    .as(ref)
                    .isEqualTo(ref.contains("fix") ? "fix/#123" : "none");
            assertThat(workspace.resolve(clone.path("path").asText()).resolve("a.txt"))
                    .hasContent("old");
            assertThat(clone("luna/refs", ref)).as(ref).isEqualTo(clone);
        }
        assertThat(clone("luna/refs", "refs/heads/main").path("branch").asText())
                .isEqualTo("main");
        assertThat(failure("luna/refs", Map.of("ref", old.substring(0, 10)))).contains("40 characters");
        assertThat(failure("luna/refs", Map.of("ref", "0".repeat(39) + "1"))).contains("no such commit");
    }

    @Test
    void pointers_of_git_lfs_are_said_to_be_pointers() throws Exception {
        git.create(
                "luna/large",
                Map.of(
                        ".gitattributes",
                        "*.bin filter=lfs diff=lfs merge=lfs -text\n",
                        "model.bin",
                        "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0".repeat(64) + "\nsize 1\n",
                        "real.bin",
                        "not a pointer"));

        assertThat(clone("luna/large").path("note").asText())
                .isEqualTo("1 file is kept in Git LFS, which is not"
                        + " fetched: only the pointer is there, of model.bin.");
    }

    private JsonNode clone(String repository) {
        return server.result("git_clone", Map.of("url", git.url(repository)));
    }

    private JsonNode clone(String repository, String ref) {
        return server.result("git_clone", Map.of("url", git.url(repository), "ref", ref));
    }

    private String failure(String repository, Map<String, String> arguments) {
        Map<String, String> all = new HashMap<>(arguments);
        all.put("url", git.url(repository));
        return server.error(500, "git_clone", all).path("message").asText();
    }

    private static String commitOf(Path repository, String name) throws Exception {
        return GitHttpServer.git(repository, "rev-parse", name + "^{commit}").strip();
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
        assertThat(names(workspace.resolve(".staging"))).isEmpty();
    }

    private static List<String> clones() {
        return names(workspace.resolve("git"));
    }

    private static List<String> names(Path directory) {
        String[] names = directory.toFile().list();
        return names == null ? List.of() : List.of(names);
    }
}
