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
    void gitConnectsToTheAddressThatWasCheckedAndAsksNoNameServer() throws Exception {
        try (GitHttpServer git = new GitHttpServer(Files.createDirectories(directory.resolve("repositories")))) {
            git.create("luna/hello", Map.of("README.md", "hello"));

            String refs = ask(
                    InetAddress.getLoopbackAddress(), "http://name-of-nobody.invalid:" + git.port() + "/luna/hello");

            assertThat(refs).contains("refs/heads/main");
        }
    }

    /** The name is the one that every machine resolves to 127.0.0.1; it was checked when it led elsewhere. */
    @Test
    void aNameThatLeadsElsewhereByNowDoesNotLeadGitThere() throws Exception {
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
    void gitIsToldAllCheckedAddressesAndNothingButTheTransportItNeeds() throws Exception {
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

    /** Some would take it for a name, whose address then nobody has pinned. */
    @Test
    void aNameInBracketsIsNoAddress() {
        assertThatThrownBy(() -> clones().begin("https://[bad.cafe]/luna/hello", null))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void spellingsOfOneAddressAreOneCloneAndOtherAddressesAreOthers() throws Exception {
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
    void anOddNameGivesAPlainDirectory() throws Exception {
        GitClones clones = clones(InetAddress.getByName("192.0.2.1"));

        for (String name : List.of(".git", ".github", "~x", "-rf", "%2e%2e", "...", "a".repeat(200))) {
            assertThat(clones.begin("https://example.com/" + name, null)
                            .report()
                            .path())
                    .matches("git/[A-Za-z0-9][A-Za-z0-9._-]{0,79}");
        }
    }

    @Test
    void forAHostThatIsRefusedNothingIsPrepared() {
        GitClones clones = new GitClones(new Workspace(directory.resolve("workspace")), new Hosts(List.of(), false));

        assertThatThrownBy(() -> clones.begin("https://example.com/x", null)).hasMessage("refused");
        assertThatThrownBy(() -> clones.begin("http://example.com/x", null)).hasMessageContaining("https://");
        assertThat(directory.resolve("workspace/.making")).doesNotExist();
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
