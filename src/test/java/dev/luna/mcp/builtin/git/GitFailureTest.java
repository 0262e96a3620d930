package dev.luna.mcp.builtin.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.process.CommandOutcome;
import dev.luna.mcp.tool.ToolException;
import dev.luna.mcp.tool.UpstreamException;
import org.junit.jupiter.api.Test;

class GitFailureTest {

    private final GitRemote remote = GitRemote.parse("https://example.com/luna/hello");

    @Test
    void distinguishes_failures_of_the_remote_from_those_of_the_host() {
        assertThat(failure("fatal: could not read Username for 'https://example.com': terminal prompts disabled"))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("or it is not public");
        assertThat(failure("fatal: unable to access 'https://example.com/luna/hello/': SSL certificate problem"))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("SSL certificate problem");
        assertThat(failure("fatal: write error: No space left on device"))
                .isNotInstanceOf(UpstreamException.class)
                .hasMessageContaining("No space left");
    }

    @Test
    void shows_no_path_of_the_host_and_not_too_much() {
        ToolException failure =
                failure("Cloning into '.'...\nfatal: cannot mkdir /srv/luna/workspace/.staging/1: denied\n"
                        + "error: x\n".repeat(200));

        assertThat(failure.getMessage())
                .contains("cannot mkdir (a path): denied")
                .doesNotContain("/srv", "Cloning")
                .hasSizeLessThan(500);
    }

    @Test
    void shows_no_control_characters() {
        assertThat(failure("remote: a\u001b[31m red\u0007 word\nfatal: remote error")
                        .getMessage())
                .endsWith(": remote: a [31m red  word\nfatal: remote error");
    }

    @Test
    void a_timeout_is_a_failure_of_the_remote() {
        assertThat(GitFailure.of(remote, new CommandOutcome(CommandOutcome.TIMED_OUT, true, "", "")))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("time limit");
    }

    private ToolException failure(String errors) {
        return GitFailure.of(remote, new CommandOutcome(128, false, "", errors));
    }
}
