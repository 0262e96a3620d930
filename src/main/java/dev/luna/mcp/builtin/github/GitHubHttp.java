package dev.luna.mcp.builtin.github;

import dev.luna.mcp.outbound.GuardedHttp;
import dev.luna.mcp.outbound.OutboundPolicy;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * Makes the one HTTP client for GitHub, which camel-http and camel-github share. The client adds GitHub's headers and the token, so
 * the token is in no route, no endpoint and no exchange. It follows redirects below the API's base only
 * ({@link SameHostRedirects}); {@link GuardedHttp} bounds each exchange.
 */
final class GitHubHttp {

    private static final String API_VERSION = "2022-11-28";

    private GitHubHttp() {}

    /** A client that connects when it is used. Its caller closes it. */
    static CloseableHttpClient client(
            GitHubSettings settings, GitHubAccess access, OutboundPolicy policy, Duration deadline, long bytes) {
        return GuardedHttp.ofService(settings.api(), "GitHub", "GITHUB_API_URL", policy, deadline, bytes)
                .client()
                .setDefaultHeaders(List.of(
                        new BasicHeader("Accept", "application/vnd.github+json"),
                        new BasicHeader("X-GitHub-Api-Version", API_VERSION)))
                .addRequestInterceptorLast(access)
                .addExecInterceptorAfter(
                        GuardedHttp.BOUNDED_EXCHANGE, "github-redirects", new SameHostRedirects(settings))
                .addResponseInterceptorLast(new NextPageLink())
                .build();
    }
}
