package dev.luna.mcp.builtin.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.luna.mcp.tool.ToolException;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** Sends requests for beans of this package, with the client of {@link GitHubHttp}. Thread-safe. */
final class GitHubRestClient implements GitHubLookup {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A response: its status, its headers by name, and its body. */
    record Received(int status, UnaryOperator<String> headers, byte[] body) {}

    private final GitHubSettings settings;
    private final HttpClient http;

    GitHubRestClient(GitHubSettings settings, HttpClient http) {
        this.settings = settings;
        this.http = http;
    }

    /**
     * Sends a request.
     *
     * @param pathAndQuery below the API's base, encoded
     * @param json null for nothing
     *
     */
    Received send(String method, String pathAndQuery, String json) throws IOException {
        var request = new HttpUriRequestBase(method, settings.resolve(pathAndQuery));
        if (json != null) {
            request.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
        }
        return http.execute(request, GitHubRestClient::received);
    }

    @Override
    public JsonNode find(String pathAndQuery) {
        try {
            Received received = send("GET", pathAndQuery, null);
            return switch (received.status()) {
                case 200 -> JSON.readTree(received.body());
                case 404, 409 -> MissingNode.getInstance();
                default -> null;
            };
        } catch (IOException | ToolException notSaid) {
            // The refusal that was to be explained is told in any case.
            return null;
        }
    }

    private static Received received(ClassicHttpResponse response) throws IOException {
        byte[] body = response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
        UnaryOperator<String> headers = name -> {
            Header header = response.getFirstHeader(name);
            return header == null ? null : header.getValue();
        };
        return new Received(response.getCode(), headers, body);
    }
}
