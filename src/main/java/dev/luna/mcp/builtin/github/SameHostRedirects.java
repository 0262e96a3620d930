package dev.luna.mcp.builtin.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/**
 * Follows the redirects from the old name of a repository to the new one. Targets must be below the API's base, as the token is
 * sent along. For a request that changes something, only redirects that repeat it unchanged (307, 308) are followed. The
 * response then has the header {@value #MOVED_TO} with the new name. Thread-safe.
 */
final class SameHostRedirects implements ExecChainHandler {

    /** The repository's current name, {@code owner/name}, or {@value #UNKNOWN} if GitHub does not tell it. */
    static final String MOVED_TO = "X-Luna-Moved-To";

    static final String UNKNOWN = "unknown";

    private static final int MAX_HOPS = 3;
    private static final int MAX_BYTES = 1024 * 1024;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 307, 308);
    private static final Pattern REPOSITORY = Pattern.compile("/repositories/[0-9]{1,20}(?=[/?]|$)");
    private static final Pattern FULL_NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}/[A-Za-z0-9_.-]{1,100}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final GitHubSettings settings;

    SameHostRedirects(GitHubSettings settings) {
        this.settings = settings;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse response = chain.proceed(request, scope);
        response.removeHeaders(MOVED_TO);
        String movedTo = null;
        URI target = target(response, request);
        for (int hop = 0; target != null && hop < MAX_HOPS; hop++) {
            buffer(response, scope);
            movedTo = newName(target, scope, chain);
            if (!mayFollow(response.getCode(), scope.originalRequest)) {
                break;
            }
            ClassicHttpRequest next = ClassicRequestBuilder.copy(scope.originalRequest)
                    .setUri(target)
                    .build();
            response = chain.proceed(next, scope);
            target = target(response, next);
        }
        if (movedTo != null) {
            response.setHeader(MOVED_TO, movedTo);
        }
        return response;
    }

    private static boolean mayFollow(int status, ClassicHttpRequest request) {
        boolean repeatable = request.getEntity() == null || request.getEntity().isRepeatable();
        return repeatable
                && (status == 307 || status == 308 || request.getMethod().equals("GET"));
    }

    /** The target of a redirect if it is below the API's base, otherwise null. */
    private URI target(ClassicHttpResponse response, ClassicHttpRequest request) {
        Header location = response.getFirstHeader(HttpHeaders.LOCATION);
        if (!REDIRECTS.contains(response.getCode()) || location == null) {
            return null;
        }
        try {
            URI target = request.getUri().resolve(new URI(location.getValue()));
            return settings.isBelowApi(target) ? target : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Looks up the name of the repository that a redirect by number points to, with one more request. */
    private String newName(URI target, ExecChain.Scope scope, ExecChain chain) throws IOException, HttpException {
        Matcher repository = REPOSITORY.matcher(target.toString());
        if (!repository.find()) {
            return UNKNOWN;
        }
        URI named = URI.create(target.toString().substring(0, repository.end()));
        ClassicHttpResponse response =
                chain.proceed(ClassicRequestBuilder.get(named).build(), scope);
        byte[] body = buffer(response, scope);
        try {
            String name = JSON.readTree(body).path("full_name").asText();
            return FULL_NAME.matcher(name).matches() ? name : UNKNOWN;
        } catch (JsonProcessingException e) {
            return UNKNOWN;
        }
    }

    /**
     * Reads a response to its end, so that its connection can be used for the next request; a response that is too long is not
     * read.
     */
    private static byte[] buffer(ClassicHttpResponse response, ExecChain.Scope scope) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        byte[] body;
        try (InputStream content = entity.getContent()) {
            body = content.readNBytes(MAX_BYTES);
            if (body.length == MAX_BYTES) {
                scope.execRuntime.discardEndpoint();
            }
        }
        response.setEntity(new ByteArrayEntity(body, ContentType.parseLenient(entity.getContentType())));
        return body;
    }
}
