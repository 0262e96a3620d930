package dev.luna.mcp.it.git;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A clone that is fetched again, and what was changed in it in the meantime. */
@Timeout(120)
class GitRefreshTest extends GitServers {

    @Test
    void a_branch_that_moved_is_fetched_again() throws Exception {
        Path tree = git.create("luna/moving", Map.of("a.txt", "one", "gone.txt", "x"));
        JsonNode first = clone("luna/moving");
        Files.writeString(workspace.resolve(first.path("path").asText()).resolve("untracked.txt"), "mine");
        Files.delete(tree.resolve("gone.txt"));
        GitHttpServer.commit(tree, Map.of("a.txt", "two"));

        JsonNode second = clone("luna/moving");

        Path clone = workspace.resolve(second.path("path").asText());
        assertThat(second.path("path")).isEqualTo(first.path("path"));
        assertThat(second.path("refreshed").asBoolean()).isTrue();
        assertThat(second.path("commit").asText()).isEqualTo(commitOf(tree, "main"));
        assertThat(second.path("previous_commit")).isEqualTo(first.path("commit"));
        assertThat(clone.resolve("a.txt")).hasContent("two");
        assertThat(clone.resolve("gone.txt")).doesNotExist();
        assertThat(clone.resolve("untracked.txt")).hasContent("mine");
        assertThat(second.path("local_changes")).hasToString("[\"untracked.txt\"]");
    }

    @Test
    void a_new_default_branch_and_rewritten_history_are_followed() throws Exception {
        Path tree = git.create("luna/rewritten", Map.of("a.txt", "one"));
        clone("luna/rewritten");
        GitHttpServer.git(tree, "checkout", "--quiet", "--orphan", "other");
        GitHttpServer.commit(tree, Map.of("a.txt", "other"));
        JsonNode second = clone("luna/rewritten");

        assertThat(second.path("branch").asText()).isEqualTo("other");
        assertThat(second.path("commit").asText()).isEqualTo(commitOf(tree, "other"));

        Files.writeString(tree.resolve("a.txt"), "again");
        GitHttpServer.git(
                tree, "-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "-qam", "x", "--amend");
        second = clone("luna/rewritten");

        assertThat(second.path("commit").asText()).isEqualTo(commitOf(tree, "other"));
        assertThat(workspace.resolve(second.path("path").asText()).resolve("a.txt"))
                .hasContent("again");
    }

    @Test
    void local_changes_are_kept_and_named() throws Exception {
        Path tree = git.create("luna/edited", Map.of("a.txt", "one", "b.txt", "one"));
        JsonNode first = clone("luna/edited");
        Path clone = workspace.resolve(first.path("path").asText());
        Files.writeString(clone.resolve("a.txt"), "mine");
        GitHttpServer.commit(tree, Map.of("b.txt", "two"));

        JsonNode carried = clone("luna/edited");

        assertThat(carried.path("refreshed").asBoolean()).isTrue();
        assertThat(carried.path("local_changes")).hasToString("[\"a.txt\"]");
        assertThat(clone.resolve("a.txt")).hasContent("mine");
        assertThat(clone.resolve("b.txt")).hasContent("two");

        GitHttpServer.commit(tree, Map.of("a.txt", "theirs"));
        JsonNode kept = clone("luna/edited");

        assertThat(kept.path("refreshed").asBoolean(true)).isFalse();
        assertThat(kept.path("commit")).isEqualTo(carried.path("commit"));
        assertThat(kept.path("note").asText()).contains("local changes", commitOf(tree, "main"));
        assertThat(clone.resolve("a.txt")).hasContent("mine");
    }

    @Test
    void commits_of_the_callers_own_are_kept() throws Exception {
        Path tree = git.create("luna/own", Map.of("a.txt", "one"));
        Path clone = workspace.resolve(clone("luna/own").path("path").asText());
        GitHttpServer.commit(clone, Map.of("a.txt", "mine"));
        String own = commitOf(clone, "HEAD");
        GitHttpServer.commit(tree, Map.of("a.txt", "two"));

        JsonNode kept = clone("luna/own");

        assertThat(kept.path("refreshed").asBoolean(true)).isFalse();
        assertThat(kept.path("commit").asText()).isEqualTo(own);
        assertThat(kept.path("note").asText()).contains("of its own", commitOf(tree, "main"));
    }

    @Test
    void a_clone_whose_remote_is_away_is_said_to_be_old() throws Exception {
        git.create("luna/leaving", Map.of("a.txt", "one"));
        JsonNode first = clone("luna/leaving");
        String url = git.url("luna/leaving");
        git.close();

        JsonNode second = server.result("git_clone", Map.of("url", url));

        assertThat(second.path("refreshed").asBoolean(true)).isFalse();
        assertThat(second.path("commit")).isEqualTo(first.path("commit"));
        assertThat(second.path("note").asText()).contains("Not refreshed", "could not be fetched");
    }

    @Test
    void a_clone_that_was_changed_by_force_reaches_no_other_place() throws Exception {
        Path tree = git.create("luna/forced", Map.of("a.txt", "one"));
        try (GitHttpServer other = new GitHttpServer(Files.createTempDirectory(directory, "other"))) {
            Path clone = workspace.resolve(clone("luna/forced").path("path").asText());
            for (String setting : List.of(
                    "remote.origin.url", "url." + other.url("x") + ".insteadOf", "http.proxy", "remote.origin.proxy")) {
                GitHttpServer.git(
                        clone, "config", setting, setting.endsWith("insteadOf") ? git.url("") : other.url("x"));
            }
            GitHttpServer.commit(tree, Map.of("a.txt", "two"));

            assertThat(clone("luna/forced").path("refreshed").asBoolean()).isTrue();

            assertThat(clone.resolve("a.txt")).hasContent("two");
            assertThat(other.requests()).isZero();
        }
    }

    private JsonNode clone(String repository) {
        return server.result("git_clone", Map.of("url", git.url(repository)));
    }

    private static String commitOf(Path repository, String name) throws Exception {
        return GitHttpServer.git(repository, "rev-parse", name + "^{commit}").strip();
    }
}
