package dev.luna.mcp.outbound;

import dev.luna.mcp.tool.UpstreamException;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * Downloads from URLs outside of routes, such as for a command, within the guard of outbound connections. Redirects are followed
 * one at a time, because each target needs the checks that the first one got. Thread-safe.
 */
public final class GuardedDownload implements Closeable {

    private static final int REDIRECTS = 5;
    private static final Set<Integer> REDIRECTING = Set.of(301, 302, 303, 307, 308);

    private record Answer(byte[] content, String location) {}

    private final OutboundPolicy policy;
    private final CloseableHttpClient client;

    /**
     * @param policy decides on URLs
     * @param deadline of each request and its response
     * @param bytes the most of a response, after decompression
     */
    public GuardedDownload(OutboundPolicy policy, Duration deadline, long bytes) {
        this.policy = policy;
        this.client = new GuardedHttp(policy, OutboundLimits.of(GuardedHttp.CONNECT, deadline, bytes))
                .client()
                .build();
    }

    /**
     * Downloads.
     *
     * @throws dev.luna.mcp.tool.InvalidArgumentException if the URL, or that of a redirect, may not be reached
     * @throws UpstreamException if the server answers anything but the content
     * @throws IOException if it does not answer, or the answer is too large or too slow
     */
    public byte[] get(String url) throws IOException {
        UntrustedUrl target = UntrustedUrl.parse(url);
        for (int i = 0; i <= REDIRECTS; i++) {
            policy.way(target.scheme(), target.host(), target.port());
            Answer answer = client.execute(new HttpGet(target.toString()), GuardedDownload::read);
            if (answer.location() == null) {
                return answer.content();
            }
            target = target.redirect(answer.location());
        }
        throw new UpstreamException("The URL redirects more than " + REDIRECTS + " times.");
    }

    private static Answer read(ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        Header location = response.getFirstHeader(HttpHeaders.LOCATION);
        if (REDIRECTING.contains(status) && location != null) {
            return new Answer(null, location.getValue());
        }
        if (status != 200 || response.getEntity() == null) {
            throw new UpstreamException("The server answered " + status + ".", null, status);
        }
        return new Answer(response.getEntity().getContent().readAllBytes(), null);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
