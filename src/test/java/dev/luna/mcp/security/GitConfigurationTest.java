package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.it.git.GitHttpServer;
import dev.luna.mcp.testkit.Luna;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Repositories whose configuration names programs, in each way that git knows, and git commands of tools that would start
 * them. Each attack is first shown to work with plain git.
 */
@Timeout(60)
class GitConfigurationTest {

    /** The commands of tools, by the tool's name. */
    private static final Map<String, String> COMMANDS = new LinkedHashMap<>(Map.of(
            "status", "status",
            "diff", "diff",
            "log", "log -p --show-signature",
            "show", "show --textconv --ext-diff HEAD",
            "grep", "grep --textconv one",
            "add", "add .",
            "checkout", "checkout --force HEAD -- a.txt",
            "commit", "commit --all --message=x",
            "stash", "stash list",
            "aliased", "touched"));

    @TempDir
    Path directory;

    private Path pwned;
    private Path project;
    private Luna server;

    @BeforeEach
    void start() throws Exception {
        pwned = directory.resolve("pwned");
        Path workspace = Files.createDirectories(directory.resolve("workspace"));
        try (GitHttpServer git = new GitHttpServer(workspace)) {
            project =
                    git.create("project", Map.of("a.txt", "one\n", ".gitattributes", "*.txt filter=evil diff=evil\n"));
        }
        Path tools = Files.createDirectories(directory.resolve("tools"));
        for (Map.Entry<String, String> command : COMMANDS.entrySet()) {
            Files.writeString(tools.resolve(command.getKey() + ".camel.yaml"), """
                    - route:
                        id: %1$s
                        from:
                          uri: ai-tool:%1$s
                          parameters: {tags: test, parameter.path: string}
                          steps:
                            - to: {uri: "block:command", parameters: {command: git, arguments: "%2$s", directory: "{path}"}}
                    """.formatted(
                            command.getKey(), command.getValue()));
        }
        server = Luna.withTools(tools.toString())
                .setting("luna.workspace", workspace.toString())
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "diff    | diff.external = PROGRAM",
                "log     | diff.evil.textconv = PROGRAM",
                "show    | diff.evil.command = PROGRAM",
                "grep    | diff.evil.textconv = PROGRAM",
                "add     | filter.evil.clean = PROGRAM",
                "add     | filter.evil.process = PROGRAM",
                "checkout| filter.evil.smudge = PROGRAM",
                "status  | core.fsmonitor = PROGRAM",
                "commit  | core.hooksPath = HOOKS",
                "commit  | commit.gpgSign = true;gpg.program = PROGRAM;user.name = T;user.email = t@example.com",
                "aliased | alias.touched = !PROGRAM",
                "diff    | include.path = INCLUDED",
                "diff    | includeIf.gitdir:/**.path = INCLUDED",
            })
    void a_program_that_a_configuration_names_is_not_run(String attack) throws Exception {
        String tool = attack.substring(0, attack.indexOf('|')).strip();
        for (String setting : attack.substring(attack.indexOf('|') + 1).split(";")) {
            String[] parts = setting.split(" = ");
            GitHttpServer.git(project, "config", parts[0].strip(), filled(parts[1]));
        }
        Files.writeString(project.resolve("a.txt"), "one\ntwo\n");
        assertPlainGitRuns(tool);

        server.direct(tool, Map.of("path", "project"));

        assertThat(pwned).doesNotExist();
    }

    @Test
    void a_bare_repository_in_a_folder_is_not_used() throws Exception {
        Path bare = Files.createDirectories(project.resolve("docs"));
        GitHttpServer.git(bare, "init", "--quiet", "--bare", ".");
        GitHttpServer.git(bare, "config", "core.bare", "false");
        GitHttpServer.git(bare, "config", "core.worktree", "..");
        GitHttpServer.git(bare, "config", "core.fsmonitor", program().toString());
        plainGit(bare, "status");
        assertThat(pwned).exists();
        Files.delete(pwned);

        server.direct("status", Map.of("path", "project/docs"));
        server.direct("log", Map.of("path", "project/docs"));

        assertThat(pwned).doesNotExist();
    }

    @Test
    void a_git_directory_elsewhere_is_not_used() throws Exception {
        Path other = Files.createDirectories(directory.resolve("workspace/other"));
        Files.writeString(other.resolve(".git"), "gitdir: ../project/.git\n");
        assertThat(message("status", "other")).contains("a file or a link");

        Path linked = Files.createDirectories(directory.resolve("workspace/linked"));
        Files.createSymbolicLink(linked.resolve(".git"), project.resolve(".git"));
        assertThat(message("status", "linked")).contains("a file or a link");

        Path victim = Files.writeString(directory.resolve("victim"), "kept");
        Files.delete(project.resolve(".git/index"));
        Files.createSymbolicLink(project.resolve(".git/index"), victim);
        assertThat(message("add", "project")).contains("holds a link");
        assertThat(victim).hasContent("kept");
    }

    @Test
    void git_is_not_started_in_a_submodule() throws Exception {
        Path module = Files.createDirectories(project.resolve("module"));
        GitHttpServer.git(module, "init", "--quiet");
        GitHttpServer.commit(module, Map.of("b.txt", "b", ".gitattributes", "* filter=evil"));
        GitHttpServer.git(module, "config", "filter.evil.clean", program().toString());
        Files.writeString(module.resolve("b.txt"), "c");
        Files.writeString(
                project.resolve(".gitmodules"), "[submodule \"m\"]\n\tpath = module\n\turl = x\n\tignore = none\n");
        GitHttpServer.git(project, "-c", "advice.addEmbeddedRepo=false", "add", ".");
        assertPlainGitRuns("status");

        assertThat(message("status", "project")).contains("not run in a submodule");

        assertThat(pwned).doesNotExist();
    }

    @Test
    void no_repository_above_the_workspace_is_used() throws Exception {
        GitHttpServer.git(directory, "init", "--quiet");
        Files.createDirectories(directory.resolve("workspace/plain"));

        assertThat(message("status", "plain")).contains("not a git repository");
    }

    @Test
    void what_is_harmless_is_kept() throws Exception {
        GitHttpServer.git(project, "config", "user.name", "Ada \"L\" \\ Lovelace");
        GitHttpServer.git(project, "config", "user.email", "ada@example.com");
        Files.writeString(project.resolve("a.txt"), "two\n");

        assertThat(server.result("commit", Map.of("path", "project")).asText()).contains("1 file changed");

        assertThat(GitHttpServer.git(project, "log", "-1", "--format=%an <%ae> %s"))
                .isEqualTo("Ada \"L\" \\ Lovelace <ada@example.com> x\n");
        assertThat(server.result("stash", Map.of("path", "project")).asText()).isEmpty();
    }

    private String message(String tool, String path) {
        return server.error(500, tool, Map.of("path", path)).path("message").asText();
    }

    private void assertPlainGitRuns(String tool) throws Exception {
        plainGit(project, COMMANDS.get(tool).split(" "));
        assertThat(pwned).as("with plain git").exists();
        Files.delete(pwned);
        Files.writeString(project.resolve("a.txt"), "one\ntwo\nthree\n");
    }

    /** However it ends: what counts is whether the program ran. */
    private static void plainGit(Path directory, String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("git")
                .command(Stream.concat(Stream.of("git"), List.of(arguments).stream())
                        .toList())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
        process.getInputStream().readAllBytes();
        process.waitFor();
    }

    private String filled(String value) throws IOException {
        return value.replace("PROGRAM", program().toString())
                .replace("HOOKS", hooks().toString())
                .replace(
                        "INCLUDED",
                        Files.writeString(directory.resolve("included"), "[diff]\n\texternal = " + program() + "\n")
                                .toString());
    }

    private Path hooks() throws IOException {
        Path hooks = Files.createDirectories(directory.resolve("hooks"));
        Files.copy(program(), hooks.resolve("pre-commit"), StandardCopyOption.REPLACE_EXISTING);
        return hooks;
    }

    private Path program() throws IOException {
        Path program = Files.writeString(directory.resolve("program"), "#!/bin/sh\ntouch " + pwned + "\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
