package dev.luna.mcp.builtin.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonParseException;
import dev.luna.mcp.builtin.github.GitHubRestClient.Received;
import dev.luna.mcp.tool.UpstreamException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.egit.github.core.Blob;
import org.eclipse.egit.github.core.Comment;
import org.eclipse.egit.github.core.CommitStatus;
import org.eclipse.egit.github.core.Issue;
import org.eclipse.egit.github.core.PullRequest;
import org.eclipse.egit.github.core.client.GitHubClient;
import org.eclipse.egit.github.core.client.GitHubRequest;
import org.eclipse.egit.github.core.client.GitHubResponse;

/**
 * The client of camel-github's services. It sends requests with {@link GitHubHttp} instead of HttpURLConnection, which has no
 * timeouts and no limits here, and supports only api.github.com or a host with {@code /api/v3}. Thread-safe, as its token never
 * changes.
 */
final class GuardedGitHubClient extends GitHubClient {

    /** GitHub documents PATCH for changing a pull request; this client's services only know POST. */
    private static final Pattern EDITED = Pattern.compile("/repos/[^/]+/[^/]+/pulls/[0-9]+");

    private static final Pattern PAGE = Pattern.compile("[?&]page=([0-9]{1,9})(?![0-9])");
    private static final int MAX_PAGE_BYTES = 2 * 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final GitHubSettings settings;
    private final GitHubRestClient requests;
    private final RestResponseReader answers;

    GuardedGitHubClient(GitHubSettings settings, GitHubRestClient requests, RestResponseReader answers) {
        this.settings = settings;
        this.requests = requests;
        this.answers = answers;
        // A text that was not given is left out, not sent as null.
        setSerializeNulls(false);
    }

    @Override
    public GitHubResponse get(GitHubRequest request) throws IOException {
        String uri = request.generateUri();
        Received received = send("GET", uri, null);
        requireFewPages(uri, received);
        Object body = parsed(() -> getBody(request, readable(received.body())));
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
        return type == null ? null : parsed(() -> parseJson(readable(received.body()), type));
    }

    /** Refuses all other kinds of request, which would be sent unguarded. */
    @Override
    protected HttpURLConnection createConnection(String uri) throws IOException {
        throw new IOException("Not supported by this client: " + uri);
    }

    /** Ignores the token: the HTTP client has it, and with a second copy here two endpoints could race for it. */
    @Override
    public GitHubClient setOAuth2Token(String token) {
        return this;
    }

    private Received send(String method, String uri, String json) throws IOException {
        String target = below(uri);
        Received received = requests.send(method, target, json);
        String path = target.replaceFirst("[?].*", "");
        answers.read(
                new RestRequest(method, path, "", null, false), received.status(), received.headers(), received.body());
        return received;
    }

    /** Limits the number of pages, as the services of camel-github follow every link to another page. */
    private static void requireFewPages(String uri, Received received) {
        String link = received.headers().apply(NextPageLink.QUERY);
        long next = link == null ? 0 : page("?" + link);
        long current = Math.max(page(uri), 1);
        if (next > Pages.MAX_PAGES || link != null && next <= current) {
            throw new UpstreamException("GitHub's list has more than " + Pages.MAX_PAGES
                    + " pages, or leads in a circle; it was not read on.");
        }
        if (Math.max(next, current) > 1 && received.body().length > MAX_PAGE_BYTES) {
            throw new UpstreamException("A page of GitHub's list has more than " + MAX_PAGE_BYTES + " bytes.");
        }
    }

    private static long page(String uri) {
        Matcher page = PAGE.matcher(uri);
        return page.find() ? Long.parseLong(page.group(1)) : 0;
    }

    /** The path below the API's base; GitHub's links to further pages contain the path of the base. */
    private String below(String uri) {
        String base = settings.api().getRawPath();
        return !base.isEmpty() && uri.startsWith(base + "/") ? uri.substring(base.length()) : uri;
    }

    /** Removes ids that this client cannot parse: it takes users' ids for 32-bit numbers. */
    private static InputStream readable(byte[] body) throws IOException {
        JsonNode json = JSON.readTree(body);
        if (json.isMissingNode()) {
            return new ByteArrayInputStream(body);
        }
        (json.isArray() ? json : List.of(json)).forEach(each -> each.forEach(GuardedGitHubClient::dropLargeIds));
        return new ByteArrayInputStream(JSON.writeValueAsBytes(json));
    }

    private static void dropLargeIds(JsonNode within) {
        if (within instanceof ObjectNode object
                && object.path("id").isIntegralNumber()
                && !object.path("id").canConvertToInt()) {
            object.remove("id");
        }
        within.forEach(GuardedGitHubClient::dropLargeIds);
    }

    private static <T> T parsed(Parsing<T> parsing) {
        try {
            T body = parsing.parse();
            if (!isWhole(body)) {
                throw RestResponseReader.without("the fields expected", null);
            }
            return body;
        } catch (IOException | JsonParseException e) {
            throw RestResponseReader.without("the JSON expected", e);
        }
    }

    /** Checks required fields. A missing field is zero or null here, and pull request 0 must not be acted upon. */
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

    private interface Parsing<T> {
        T parse() throws IOException;
    }
}
