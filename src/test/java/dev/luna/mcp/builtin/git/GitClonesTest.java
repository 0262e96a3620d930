package dev.luna.mcp.builtin.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.it.git.GitHttpServer;
import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.workspace.Workspace;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitClonesTest {

    @TempDir
    Path directory;

    @Test
    void git_connects_to_the_address_that_was_checked_and_asks_no_name_server() throws Exception {
        try (GitHttpServer git = new GitHttpServer(Files.createDirectories(directory.resolve("repositories")))) {
            git.create("luna/hello", Map.of("README.md", "hello"));

            String refs = ask(
                    InetAddress.getLoopbackAddress(), "http://name-of-nobody.invalid:" + git.port() + "/luna/hello");

            assertThat(refs).contains("refs/heads/main");
        }
    }

    /** The name resolves to 127.0.0.1 on every host; when it was checked it resolved elsewhere. */
    @Test
    void git_does_not_follow_a_name_that_resolves_elsewhere_after_the_check() throws Exception {
        Path repositories = Files.createDirectories(directory.resolve("repositories"));
        InetAddress checked = InetAddress.getByName("127.0.0.2");
        try (GitHttpServer open = new GitHttpServer(repositories, new InetSocketAddress(checked, 0));
                GitHttpServer secret =
                        new GitHttpServer(repositories, new InetSocketAddress("127.0.0.1", open.port()))) {
            open.create("luna/hello", Map.of("README.md", "hello"));

            ask(checked, "http://localhost:" + open.port() + "/luna/hello");

            assertThat(open.requests()).isPositive();
            assertThat(secret.requests()).isZero();
        }
    }

    private String ask(InetAddress checked, String url) throws Exception {
        List<String> words = new GitArguments(GitRemote.parse(url), List.of(checked)).list(List.of("refs/heads/*"));
        return GitHttpServer.git(directory, words.toArray(String[]::new));
    }

    @Test
    void git_is_told_all_checked_addresses_and_nothing_but_the_transport_it_needs() throws Exception {
        GitArguments git = new GitArguments(
                GitRemote.parse("https://Example.com/luna/hello.git"),
                List.of(InetAddress.getByName("192.0.2.1"), InetAddress.getByName("2001:db8::1")));

        for (List<String> words : List.of(git.list(List.of()), git.fetch("refs/tags/v1"), git.checkout("main"))) {
            assertThat(words)
                    .contains(
                            "http.curloptResolve=example.com:443:192.0.2.1,[2001:db8:0:0:0:0:0:1]",
                            "protocol.https.allow=always",
                            "http.followRedirects=false")
                    .noneMatch(argument -> argument.startsWith("protocol.http.allow"));
        }
        assertThat(git.fetch("refs/tags/v1")).endsWith("--", "https://example.com/luna/hello.git", "refs/tags/v1");
    }

    /** Some programs would take it for a name, whose address would not be pinned. */
    @Test
    void a_name_in_brackets_is_no_address() {
        assertThatThrownBy(() -> clones().begin("https://[bad.cafe]/luna/hello", null))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void spellings_of_one_address_are_one_clone_and_other_addresses_are_others() throws Exception {
        GitClones clones = clones(InetAddress.getByName("192.0.2.1"));

        String place =
                clones.begin("https://example.com/luna/hello", null).report().path();

        assertThat(clones.begin("HTTPS://EXAMPLE.com:443/luna/hello/", null)
                        .report()
                        .path())
                .isEqualTo(place);
        assertThat(clones.begin("https://example.com/luna/hello.git", null)
                        .report()
                        .path())
                .isEqualTo(place);
        assertThat(List.of(
                        clones.begin("https://example.com/luna/hello", "main")
                                .report()
                                .path(),
                        clones.begin("https://example.com/Luna/hello", null)
                                .report()
                                .path(),
                        clones.begin("https://example.com/luna/hello.git/x", null)
                                .report()
                                .path(),
                        clones.begin("https://example.com:444/luna/hello", null)
                                .report()
                                .path()))
                .doesNotHaveDuplicates()
                .doesNotContain(place);
    }

    @Test
    void an_unusual_name_gives_a_plain_directory() throws Exception {
        GitClones clones = clones(InetAddress.getByName("192.0.2.1"));

        for (String name : List.of(".git", ".github", "~x", "-rf", "%2e%2e", "...", "a".repeat(200))) {
            assertThat(clones.begin("https://example.com/" + name, null)
                            .report()
                            .path())
                    .matches("git/[A-Za-z0-9][A-Za-z0-9._-]{0,79}");
        }
    }

    @Test
    void for_a_host_that_is_refused_nothing_is_prepared() {
        GitClones clones = new GitClones(new Workspace(directory.resolve("workspace")), new Hosts(List.of(), false));

        assertThatThrownBy(() -> clones.begin("https://example.com/x", null)).hasMessage("refused");
        assertThatThrownBy(() -> clones.begin("http://example.com/x", null)).hasMessageContaining("https://");
        assertThat(directory.resolve("workspace/.staging")).doesNotExist();
    }

    private GitClones clones(InetAddress... addresses) {
        return new GitClones(new Workspace(directory.resolve("workspace")), new Hosts(List.of(addresses), true));
    }

    private record Hosts(List<InetAddress> addresses, boolean listed) implements RemoteHosts {

        @Override
        public List<InetAddress> check(String scheme, String host, int port) {
            if (addresses.isEmpty()) {
                throw new InvalidArgumentException("refused");
            }
            return addresses;
        }

        @Override
        public boolean lists(String host, int port) {
            return listed;
        }
    }
}
