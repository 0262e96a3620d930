package dev.luna.mcp.builtin.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.luna.mcp.outbound.OutboundPolicy;
import dev.luna.mcp.testkit.Upstream;
import dev.luna.mcp.tool.CurrentCall;
import dev.luna.mcp.tool.UpstreamException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.eclipse.egit.github.core.CommitFile;
import org.eclipse.egit.github.core.RepositoryId;
import org.eclipse.egit.github.core.service.PullRequestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reads of camel-github's services: they are bounded, and ids may have any size. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GuardedGitHubClientTest {

    private static final RepositoryId REPOSITORY = new RepositoryId("octocat", "hello");
    private static final String FILES = "/repos/octocat/hello/pulls/1/files";

    private final Upstream gitHub = new Upstream();
    private CloseableHttpClient http;
    private PullRequestService pullRequests;

    @BeforeEach
    void connect() {
        GitHubSettings settings = GitHubSettings.of(gitHub.url(), "t");
        GitHubAccess access = new GitHubAccess(settings, Optional.empty(), new CurrentCall());
        http = GitHubHttp.client(settings, access, new OutboundPolicy(""), Duration.ofSeconds(20), 16_000_000);
        GitHubRestClient requests = new GitHubRestClient(settings, http);
        pullRequests = new PullRequestService(
                new GuardedGitHubClient(settings, requests, new RestResponseReader(settings, access, requests)));
    }

    @AfterEach
    void close() throws IOException {
        http.close();
        gitHub.close();
    }

    @Test
    void reads_ten_pages_and_no_more() {
        IntStream.rangeClosed(1, 20).forEach(page -> answers(page, page + 1, "[]"));

        assertThatThrownBy(() -> pullRequests.getFiles(REPOSITORY, 1))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("more than 10 pages");
        assertThat(gitHub.wireMock().getAllServeEvents()).hasSize(10);
    }

    @Test
    void does_not_follow_pages_in_a_circle() {
        answers(1, 2, "[]");
        answers(2, 1, "[]");

        assertThatThrownBy(() -> pullRequests.getFiles(REPOSITORY, 1)).hasMessageContaining("in a circle");
        assertThat(gitHub.wireMock().getAllServeEvents()).hasSize(2);
    }

    @Test
    void reads_all_of_a_few_pages() throws IOException {
        answers(1, 2, "[{\"filename\":\"a\"}]");
        answers(2, 0, "[{\"filename\":\"b\"}]");

        assertThat(pullRequests.getFiles(REPOSITORY, 1))
                .extracting(CommitFile::getFilename)
                .containsExactly("a", "b");
    }

    @Test
    void does_not_keep_pages_of_many_megabytes() {
        answers(1, 2, "[{\"filename\":\"" + "x".repeat(3_000_000) + "\"}]");

        assertThatThrownBy(() -> pullRequests.getFiles(REPOSITORY, 1)).hasMessageContaining("more than 2097152 bytes");
        assertThat(gitHub.wireMock().getAllServeEvents()).hasSize(1);
    }

    @Test
    void reads_ids_of_64_bits() throws IOException {
        gitHub.wireMock()
                .stubFor(get(urlPathEqualTo("/repos/octocat/hello/pulls/1"))
                        .willReturn(aResponse().withBody("""
                        {"id":9007199254740993,"number":1,"user":{"login":"new","id":2147483648},
                         "head":{"user":{"id":9007199254740993},"repo":{"id":4294967296,"owner":{"id":2147483647}}}}""")));

        var read = pullRequests.getPullRequest(REPOSITORY, 1);

        assertThat(read.getId()).isEqualTo(9007199254740993L);
        assertThat(read.getUser().getLogin()).isEqualTo("new");
        assertThat(read.getHead().getRepo().getOwner().getId()).isEqualTo(2147483647);
    }

    private void answers(int page, int next, String body) {
        ResponseDefinitionBuilder answer = aResponse().withBody(body);
        if (next > 0) {
            answer = answer.withHeader("Link", "<" + gitHub.url() + FILES + "?page=" + next + ">; rel=\"next\"");
        }
        gitHub.wireMock()
                .stubFor(get(urlPathEqualTo(FILES))
                        .withQueryParam("page", equalTo(Integer.toString(page)))
                        .willReturn(answer));
    }
}
