package dev.luna.mcp.github;

import com.google.gson.JsonParseException;
import dev.luna.mcp.tool.UpstreamException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.eclipse.egit.github.core.Blob;
import org.eclipse.egit.github.core.Comment;
import org.eclipse.egit.github.core.CommitStatus;
import org.eclipse.egit.github.core.Issue;
import org.eclipse.egit.github.core.PullRequest;
import org.eclipse.egit.github.core.client.GitHubClient;
import org.eclipse.egit.github.core.client.GitHubRequest;
import org.eclipse.egit.github.core.client.GitHubResponse;

/**
 * The client that camel-github's services work with, sending over our own {@link GitHubHttp} instead of an
 * HttpURLConnection: that one knows no timeouts and no limits, and only api.github.com or a host with {@code /api/v3}.
 * Failures are {@link UpstreamException}s as everywhere in this package. Thread-safe, as it has one token for good.
 */
final class GuardedGitHubClient extends GitHubClient {

    /** GitHub documents PATCH for changing a pull request; this client's services only know POST. */
    private static final Pattern EDITED = Pattern.compile("/repos/[^/]+/[^/]+/pulls/[0-9]+");

    private final GitHubSettings settings;
    private final HttpClient http;
    private final RestAnswers answers;

    GuardedGitHubClient(GitHubSettings settings, HttpClient http, RestAnswers answers) {
        this.settings = settings;
        this.http = http;
        this.answers = answers;
    }

    @Override
    public GitHubResponse get(GitHubRequest request) throws IOException {
        Received received = send("GET", request.generateUri(), null);
        Object body = parsed(() -> getBody(request, new ByteArrayInputStream(received.body())));
        return new GitHubResponse(null, body) {
            @Override
            public String getHeader(String name) {
                return received.headers().apply(name);
            }
        };
    }

    @Override
    public <V> V post(String uri, Object params, Type type) throws IOException {
        String method = EDITED.matcher(uri).matches() ? "PATCH" : "POST";
        Received received = send(method, uri, params == null ? "" : toJson(params));
        return type == null ? null : parsed(() -> parseJson(new ByteArrayInputStream(received.body()), type));
    }

    /** Whatever these two methods do not cover must not go out unguarded. */
    @Override
    protected HttpURLConnection createConnection(String uri) throws IOException {
        throw new IOException("Not supported by this client: " + uri);
    }

    /** The token travels with the HTTP client; keeping a second copy here would let two endpoints race for it. */
    @Override
    public GitHubClient setOAuth2Token(String token) {
        return this;
    }

    private Received send(String method, String uri, String json) throws IOException {
        var request = new HttpUriRequestBase(method, address(uri));
        if (json != null) {
            request.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
        }
        return http.execute(request, response -> received(method, uri, response));
    }

    /** GitHub's links to further pages hold the base's path already. */
    private URI address(String uri) {
        String base = settings.api().getRawPath();
        return settings.resolve(!base.isEmpty() && uri.startsWith(base + "/") ? uri.substring(base.length()) : uri);
    }

    private Received received(String method, String uri, ClassicHttpResponse response) throws IOException {
        byte[] body = response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
        UnaryOperator<String> headers = name -> {
            Header header = response.getFirstHeader(name);
            return header == null ? null : header.getValue();
        };
        String path = uri.replaceFirst("[?].*", "");
        answers.read(new RestRequest(method, path, "", null, false), response.getCode(), headers, body);
        return new Received(headers, body);
    }

    private static <T> T parsed(Parsing<T> parsing) {
        try {
            T body = parsing.parse();
            if (!isWhole(body)) {
                throw RestAnswers.without("the fields expected", null);
            }
            return body;
        } catch (IOException | JsonParseException e) {
            throw RestAnswers.without("the JSON expected", e);
        }
    }

    /** Fields that are not in the JSON are zero or null here; a pull request 0 must not be acted upon. */
    private static boolean isWhole(Object body) {
        if (body instanceof Issue issue) {
            return issue.getNumber() > 0;
        }
        if (body instanceof PullRequest pullRequest) {
            return pullRequest.getNumber() > 0;
        }
        if (body instanceof Comment comment) {
            return comment.getId() > 0;
        }
        if (body instanceof CommitStatus status) {
            return status.getState() != null;
        }
        if (body instanceof Blob blob) {
            return blob.getContent() != null && blob.getEncoding() != null;
        }
        return body != null;
    }

    private record Received(UnaryOperator<String> headers, byte[] body) {}

    private interface Parsing<T> {
        T parse() throws IOException;
    }
}
