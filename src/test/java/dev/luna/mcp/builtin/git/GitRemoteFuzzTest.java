package dev.luna.mcp.builtin.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.tool.InvalidArgumentException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Any text as the address of a repository: refused, or one that git can take for nothing else. */
class GitRemoteFuzzTest {

    @Property(seed = "1")
    void is_refused_or_plain(@ForAll("addresses") String address) {
        try {
            GitRemote remote = GitRemote.parse(address);

            assertThat(remote.url()).matches("https?://[a-z0-9.:\\[\\]_-]+/[A-Za-z0-9._~%+/-]+");
            assertThat(remote.url() + "/").doesNotContain("/../", "/./");
            assertThat(remote.name()).matches("([A-Za-z0-9][A-Za-z0-9._-]*)?");
            assertThat(GitRemote.parse(remote.url())).isEqualTo(remote);
            assertThat(remote.port()).isBetween(1, 65_535);
        } catch (InvalidArgumentException e) {
            assertThat(e.getMessage()).startsWith("Argument 'url' must");
        }
    }

    @Property(seed = "2", tries = 20)
    void may_be_long(@ForAll @IntRange(max = 200_000) int times) {
        for (String piece : new String[] {"a", "a.", "a-", "1.", "/a", "a/", "/", "%2e", "..", "@", ":"}) {
            is_refused_or_plain("https://" + piece.repeat(times));
            is_refused_or_plain("https://example.com/" + piece.repeat(times));
        }
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> any = pieces().list().ofMaxSize(10).map(list -> String.join("", list));
        return Arbitraries.oneOf(
                any, any.map(rest -> "https://" + rest), any.map(rest -> "https://example.com/" + rest));
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(
                "https",
                "http",
                "HTTPS",
                "ext",
                "file",
                "ssh",
                "::",
                "://",
                ":",
                "/",
                "//",
                "..",
                ".",
                "-",
                "--upload-pack=x",
                "a",
                "a.",
                "example.com",
                "127.0.0.1",
                "0x7f",
                "[::1]",
                "[",
                "]",
                "@",
                "?",
                "#",
                "%2e",
                "%",
                "+",
                "~",
                " ",
                "\n",
                "\u0000",
                "\\",
                "\u00e9",
                "443",
                "0",
                "99999",
                ".git",
                "{{x}}",
                "${x}",
                "a/",
                "/a");
    }
}
