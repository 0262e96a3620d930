package dev.luna.mcp.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code examples/approval} on a real repository. */
class ApprovalExampleTest {

    @RegisterExtension
    static final Luna LUNA = Example.named("approval").server();

    private Path repository;

    @BeforeEach
    void make_repository() throws Exception {
        repository = Path.of(LUNA.server().context().resolvePropertyPlaceholders("{{luna.workspace}}"))
                .resolve("approval");
        if (Files.exists(repository)) {
            git("branch", "--force", "old", "main");
        } else {
            Files.createDirectories(repository);
            git("init", "--quiet", "--initial-branch=main");
            commit("first");
            git("branch", "old");
        }
        git("checkout", "--quiet", "old");
        commit("work that would be lost");
        git("checkout", "--quiet", "main");
    }

    @Test
    void a_yes_deletes_what_the_question_showed() throws Exception {
        LUNA.call("delete_branch")
                .with("repository", "approval")
                .with("branch", "old")
                .answering(Map.of("delete", true))
                .send()
                .expectTextWith("Deleted branch old");

        assertThat(git("branch", "--list")).doesNotContain("old");
    }

    @Test
    void the_question_names_the_commits() throws Exception {
        String commit = git("log", "--format=%h", "-1", "old").strip();
        LUNA.call("delete_branch")
                .with("repository", "approval")
                .with("branch", "old")
                .answering(Map.of("delete", false))
                .expectText("The branch old was not deleted.")
                .expectQuestions("Delete the branch old? Its commits that are not in the current branch:\n" + commit
                        + " work that would be lost\n");

        assertThat(git("branch", "--list")).contains("old");
    }

    @Test
    void whoever_declines_keeps_the_branch_in_both_eras() throws Exception {
        for (String revision : List.of("2025-06-18", "2026-07-28")) {
            LUNA.call("delete_branch")
                    .inRevision(revision)
                    .with("repository", "approval")
                    .with("branch", "old")
                    .declining()
                    .expectText("The branch old was not deleted.");
        }
        LUNA.call("delete_branch")
                .with("repository", "approval")
                .with("branch", "old")
                .directly()
                .send()
                .expectStatus(500);

        assertThat(git("branch", "--list")).contains("old");
    }

    @Test
    void options_and_other_directories_are_no_branches() throws Exception {
        LUNA.call("delete_branch")
                .with("repository", "approval")
                .with("branch", "--all")
                .expectError("branch", "begin with '-'");
        LUNA.call("delete_branch")
                .with("repository", "approval")
                .with("branch", "nothing")
                .expectError("nothing");
        LUNA.call("delete_branch")
                .with("repository", "../..")
                .with("branch", "old")
                .expectError("..");

        assertThat(git("branch", "--list")).contains("old");
    }

    private void commit(String message) throws Exception {
        git(
                "-c",
                "user.name=Ada",
                "-c",
                "user.email=ada@example.org",
                "commit",
                "--quiet",
                "--allow-empty",
                "-m",
                message);
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(git.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as("%s: %s", command, output).isZero();
        return output;
    }
}
