package dev.luna.mcp.exec.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.exec.Workspace;
import dev.luna.mcp.it.GitHttpServer;
import dev.luna.mcp.tool.InvalidArgumentException;
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
            GitClone clone = clones(InetAddress.getLoopbackAddress())
                    .plan("http://name-of-nobody.invalid:" + git.port() + "/luna/hello", null);

            GitHttpServer.git(clone.aside(), clone.arguments().toArray(String[]::new));

            assertThat(clone.aside().resolve("README.md")).hasContent("hello");
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
            GitClone clone = clones(checked).plan("http://localhost:" + open.port() + "/luna/hello", null);

            GitHttpServer.git(clone.aside(), clone.arguments().toArray(String[]::new));

            assertThat(open.requests()).isPositive();
            assertThat(secret.requests()).isZero();
        }
    }

    @Test
    void gitIsToldAllCheckedAddressesAndNothingButTheTransportItNeeds() throws Exception {
        GitClone clone = clones(InetAddress.getByName("192.0.2.1"), InetAddress.getByName("2001:db8::1"))
                .plan("https://Example.com/luna/hello.git", "v1");

        assertThat(clone.arguments())
                .contains(
                        "http.curloptResolve=example.com:443:192.0.2.1,[2001:db8:0:0:0:0:0:1]",
                        "protocol.allow=never",
                        "protocol.https.allow=always",
                        "http.followRedirects=false",
                        "core.hooksPath=/dev/null",
                        "--branch=v1")
                .endsWith("--", "https://example.com/luna/hello.git", ".")
                .noneMatch(argument -> argument.startsWith("protocol.http.allow"));
    }

    /** Some would take it for a name, whose address then nobody has pinned. */
    @Test
    void aNameInBracketsIsNoAddress() {
        assertThatThrownBy(() -> clones().plan("https://[bad.cafe]/luna/hello", null))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void spellingsOfOneAddressAreOneCloneAndOtherAddressesAreOthers() throws Exception {
        GitClones clones = clones(InetAddress.getByName("192.0.2.1"));

        Path place = clones.plan("https://example.com/luna/hello", null).place();

        assertThat(clones.plan("HTTPS://EXAMPLE.com:443/luna/hello/", null).place())
                .isEqualTo(place);
        assertThat(List.of(
                        clones.plan("https://example.com/luna/hello", "main").place(),
                        clones.plan("https://example.com/Luna/hello", null).place(),
                        clones.plan("https://example.com:444/luna/hello", null).place()))
                .doesNotHaveDuplicates()
                .doesNotContain(place);
    }

    @Test
    void anOddNameGivesAPlainDirectory() throws Exception {
        GitClones clones = clones(InetAddress.getByName("192.0.2.1"));

        for (String name : List.of(".git", ".github", "~x", "-rf", "%2e%2e", "...", "a".repeat(200))) {
            assertThat(clones.plan("https://example.com/" + name, null)
                            .place()
                            .getFileName()
                            .toString())
                    .matches("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");
        }
    }

    @Test
    void forAHostThatIsRefusedNothingIsPrepared() {
        GitClones clones = new GitClones(new Workspace(directory.resolve("workspace")), new Hosts(List.of(), false));

        assertThatThrownBy(() -> clones.plan("https://example.com/x", null)).hasMessage("refused");
        assertThatThrownBy(() -> clones.plan("http://example.com/x", null)).hasMessageContaining("https://");
        assertThat(directory.resolve("workspace/.making")).doesNotExist();
    }

    private GitClones clones(InetAddress... addresses) {
        return new GitClones(new Workspace(directory.resolve("workspace")), new Hosts(List.of(addresses), true));
    }

    private record Hosts(List<InetAddress> addresses, boolean listed) implements RemoteHosts {

        @Override
        public List<InetAddress> check(String host, int port) {
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
