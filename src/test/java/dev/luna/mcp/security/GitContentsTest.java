package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.it.git.GitHttpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repositories made to run something when they are cloned, or to lead out of the workspace. */
@Attack
class GitContentsTest {

    private final Target target;

    GitContentsTest(Target target) {
        this.target = target;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hooks/post-checkout",
                ".git-hooks/post-checkout",
                ".githooks/post-checkout",
                "post-checkout",
                ".husky/post-checkout"
            })
    void hooks_do_not_run(String file) throws Exception {
        Path tree = target.git().create("hooks/" + file.replace('/', '-'), Map.of(file, script()));
        assertThat(tree.resolve(file).toFile().setExecutable(true)).isTrue();
        GitHttpServer.commit(tree, Map.of("a", "b"));

        Path clone = clone("hooks/" + file.replace('/', '-'));

        assertThat(target.pwned()).doesNotExist();
        assertThat(clone.resolve(".git/hooks")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* filter=evil",
                "* filter=lfs diff=lfs merge=lfs -text",
                "* diff=evil merge=evil",
                "* ident export-subst",
                "[attr]evil filter=evil\n* evil"
            })
    void attributes_start_no_filter(String attributes) throws Exception {
        String name = "attributes/" + Integer.toHexString(attributes.hashCode());
        target.git()
                .create(
                        name,
                        Map.of(
                                ".gitattributes",
                                attributes + "\n",
                                ".gitconfig",
                                """
                [filter "evil"]
                    smudge = touch %1$s
                    process = touch %1$s
                [core]
                    fsmonitor = touch %1$s
                    sshCommand = touch %1$s
                """.formatted(target.pwned()),
                                "a",
                                "b"));

        clone(name);

        assertThat(target.pwned()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ext::sh -c touch% PWNED",
                "file:///etc",
                "../../../../etc",
                "-u./touch PWNED",
                "ssh://-oProxyCommand=touch/x",
                "http://127.0.0.1:FORBIDDEN/x"
            })
    void submodules_are_not_fetched(String url) throws Exception {
        String address = url.replace("PWNED", target.pwned().toString())
                .replace("FORBIDDEN", String.valueOf(target.forbiddenPort()));
        String name = "submodules/" + Integer.toHexString(url.hashCode());
        Path tree = target.git()
                .create(name, Map.of(".gitmodules", "[submodule \"x\"]\n\tpath = x\n\turl = " + address + "\n"));
        GitHttpServer.git(tree, "update-index", "--add", "--cacheinfo", "160000," + "1".repeat(40) + ",x");
        GitHttpServer.git(tree, "-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "-q", "-m", "module");

        Path clone = clone(name);

        assertThat(clone.resolve("x")).isEmptyDirectory();
        assertThat(clone.resolve(".git/modules")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc", "/", "../../../..", "../../../secret.txt", "/proc/self/environ", "../.."})
    void links_are_not_followed_out(String destination) throws Exception {
        String name = "links/" + Integer.toHexString(destination.hashCode());
        Path tree = target.git().create(name, Map.of("Dockerfile", "FROM scratch"));
        Files.createSymbolicLink(tree.resolve("link"), Path.of(destination));
        Files.delete(tree.resolve("Dockerfile"));
        Files.createSymbolicLink(tree.resolve("Dockerfile"), target.secret());
        GitHttpServer.commit(tree, Map.of("a", "b"));
        Path clone = clone(name);
        String path = target.workspace().relativize(clone).toString();

        if (!destination.equals("../..")) { // which leads to the workspace itself
            target.refuses("run_tests", Map.of("path", path + "/link"));
            target.refuses("build_image", Map.of("path", path + "/link"));
        }
        assertThat(target.refuses("build_image", Map.of("path", path))).contains("no Dockerfile");
    }

    @Test
    void a_git_directory_inside_is_never_taken_for_one() throws Exception {
        Path tree = target.git().create("luna/nested", Map.of("a", "b"));
        String blob = GitHttpServer.git(tree, "hash-object", "-w", "a").strip();
        for (String path :
                new String[] {".git/config", ".GIT/config", "git~1/config", ".git\u200c/config", "../evil"}) {
            String made = makeTree(tree, path, blob);
            assertThat(made).as(path).isNotNull();
            String name = "luna/nested";
            String ref = "evil-" + Integer.toHexString(path.hashCode());
            String commit = GitHttpServer.git(
                            tree,
                            "-c",
                            "user.name=T",
                            "-c",
                            "user.email=t@example.com",
                            "commit-tree",
                            made,
                            "-m",
                            "evil")
                    .strip();
            GitHttpServer.git(tree, "update-ref", "refs/heads/" + ref, commit);

            target.server().direct("git_clone", Map.of("url", target.git().url(name), "ref", ref));
        }
        assertThat(target.workspace().resolve("git/evil")).doesNotExist();
        for (String file : Target.tree(target.workspace().resolve("git"))) {
            if (file.endsWith(".git/config")) {
                assertThat(Files.readString(target.workspace().resolve("git").resolve(file)))
                        .contains("[core]");
            }
        }
    }

    /** A tree that holds one file at a path that git itself would refuse to add. */
    private static String makeTree(Path repository, String path, String blob) throws IOException, InterruptedException {
        String[] parts = path.split("/");
        Process inner = mktree(repository, "100644 blob " + blob + "\t" + parts[1] + "\n");
        String tree = new String(inner.getInputStream().readAllBytes()).strip();
        Process outer = mktree(repository, "040000 tree " + tree + "\t" + parts[0] + "\n");
        return new String(outer.getInputStream().readAllBytes()).strip();
    }

    private static Process mktree(Path repository, String line) throws IOException {
        Process process = new ProcessBuilder("git", "mktree")
                .directory(repository.toFile())
                .start();
        try (var in = process.getOutputStream()) {
            in.write(line.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return process;
    }

    private String script() {
        return "#!/bin/sh\ntouch " + target.pwned() + "\n";
    }

    private Path clone(String repository) {
        return target.workspace()
                .resolve(target.server()
                        .result("git_clone", Map.of("url", target.git().url(repository)))
                        .path("path")
                        .asText());
    }
}
