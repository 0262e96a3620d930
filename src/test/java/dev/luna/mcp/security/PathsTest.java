package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that leave the workspace, however they are spelled or linked: refused after they are resolved. */
@Attack
class PathsTest {

    private final Target target;

    PathsTest(Target target) {
        this.target = target;
    }

    @BeforeEach
    void makeLinks() throws IOException {
        Path links = Files.createDirectories(target.workspace().resolve("links"));
        link(links.resolve("absolute"), target.workspace().getParent());
        link(links.resolve("relative"), Path.of("../.."));
        link(links.resolve("twice"), Path.of("relative"));
        link(links.resolve("file"), target.secret());
        link(links.resolve("loop"), Path.of("loop"));
        link(links.resolve("dangling"), Path.of("nowhere"));
        link(links.resolve("staging"), Path.of("../.staging"));
        link(links.resolve("root"), Path.of("/"));
        link(links.resolve("proc"), Path.of("/proc/self/root"));
        Files.writeString(links.resolve("plain.txt"), "x");
    }

    private static void link(Path link, Path destination) throws IOException {
        if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(link, destination);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "../",
                "./..",
                "../..",
                "../workspace",
                "../workspace/links",
                "links/../..",
                "links/../../workspace/links",
                "a/../../..",
                "a/b/c/../../../..",
                "....//....//",
                "..\\..",
                "%2e%2e",
                "..%2f..",
                "/",
                "//",
                "/etc",
                "/etc/",
                "//etc",
                "/proc/self/root",
                "/proc/self/cwd",
                "WORKSPACE",
                "WORKSPACE/links",
                "WORKSPACE/..",
                "WORKSPACE-evil",
                "file:///etc",
                "~",
                "~root",
                "$HOME",
                "",
                " ",
                "\t",
                "links\u0000",
                "links\n",
                "links\u001b[2J",
                "links\u0000/../..",
                ".staging",
                "./.staging",
                "links/../.staging",
                ".staging/x",
                "links/absolute",
                "links/absolute/workspace/..",
                "links/relative",
                "links/twice",
                "links/file",
                "links/loop",
                "links/dangling",
                "links/root",
                "links/root/etc",
                "links/proc",
                "links/proc/etc",
                "links/plain.txt",
                "nowhere",
                "-x",
                "--rootdir=/",
                "links;id"
            })
    void are_refused(String path) throws IOException {
        String text = path.replace("WORKSPACE", target.workspace().toString());
        for (String tool : List.of("build_image", "run_tests")) {
            // The caller's own words may come back, and nothing else of the host.
            String reason = target.server()
                    .error(400, tool, Map.of("path", text))
                    .path("message")
                    .asText();
            assertThat(reason).contains("'path'").doesNotContain("Dockerfile");
            if (!path.contains("WORKSPACE")) {
                assertThat(target.refuses(tool, Map.of("path", text))).isEqualTo(reason);
            }
        }
    }

    @Test
    void dots_in_an_overlong_encoding_are_dots() throws IOException {
        for (String dot : List.of("\u00c0\u00ae", "\u00e0\u0080\u00ae")) {
            String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"run_tests\",\"params\":{\"path\":\"" + dot + dot
                    + "/repositories\"}}";

            String answer = target.raw(
                    Target.http("POST /mcp", body, "Host: localhost", "Authorization: Bearer " + Luna.TOKEN));

            assertThat(answer).startsWith("HTTP/1.1 400 ");
        }
    }
}
