package dev.luna.mcp.builtin.github;

import dev.luna.mcp.outbound.BoundedHeaders;
import dev.luna.mcp.outbound.DecodedBodies;
import dev.luna.mcp.outbound.OutboundPolicy;
import dev.luna.mcp.outbound.ProxiedClient;
import dev.luna.mcp.outbound.TraceHeaders;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes the one HTTP client through which both camel-http and camel-github reach GitHub. It carries GitHub's headers
 * and the token itself, so the token is in no route, no endpoint and no exchange. It follows redirects below the API's
 * base only ({@link SameHostRedirects}), repeats nothing by itself, keeps no cookies, and is guarded by {@link GitHubGuard}.
 */
final class GitHubHttp {

    private static final String API_VERSION = "2022-11-28";
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout SILENCE = Timeout.ofSeconds(20);
    private static final int CONNECTIONS = 20;

    private GitHubHttp() {}

    /** A client that connects to nothing until it is used. Whoever asks for it closes it. */
    static CloseableHttpClient client(GitHubSettings settings, GitHubGuard guard, OutboundPolicy policy) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(BoundedHeaders.connections())
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(SILENCE)
                        .build())
                .build();
        var requests = RequestConfig.custom()
                .setConnectionRequestTimeout(CONNECT)
                .setResponseTimeout(SILENCE)
                .build();
        return ProxiedClient.in(RequestSentMarker.in(HttpClientBuilder.create()), policy)
                .setConnectionManager(connections)
                .setDefaultRequestConfig(requests)
                .setDefaultHeaders(headers(settings))
                .setUserAgent("luna-mcp-server")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .addExecInterceptorFirst("decoded-bodies", new DecodedBodies())
                .addExecInterceptorFirst("github-redirects", new SameHostRedirects(settings))
                .addExecInterceptorFirst("github-guard", guard)
                .addResponseInterceptorLast(new NextPageLink())
                .addRequestInterceptorLast(new TraceHeaders())
                .build();
    }

    private static List<Header> headers(GitHubSettings settings) {
        List<Header> headers = new ArrayList<>();
        headers.add(new BasicHeader("Accept", "application/vnd.github+json"));
        headers.add(new BasicHeader("X-GitHub-Api-Version", API_VERSION));
        if (!settings.token().isEmpty()) {
            headers.add(new BasicHeader("Authorization", "Bearer " + settings.token(), true));
        }
        return headers;
    }
}
