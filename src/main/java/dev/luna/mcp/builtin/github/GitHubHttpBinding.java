package dev.luna.mcp.builtin.github;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.Message;
import org.apache.camel.component.http.HttpMethods;

/**
 * Binds a {@link RestRequest} to the headers and body that camel-http sends, and its response to a {@link RestResponse}. Thread-safe.
 *
 * <p>The endpoint is fixed; only path and query come from the request, already encoded. camel-http resolves
 * {@code {{..}}} in its base alone and appends the path after that, and an encoded path holds no brace anyway.
 */
public final class GitHubHttpBinding {

    static final String REQUEST = "GitHubRestRequest";

    /** Exchange property: the present name of the repository, if it was asked for by an old one. */
    static final String MOVED_TO = "GitHubMovedTo";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final GitHubAccess access;
    private final RestResponseReader responses;

    GitHubHttpBinding(GitHubAccess access, RestResponseReader responses) {
        this.access = access;
        this.responses = responses;
    }

    /**
     * Sets the headers and the body that camel-http sends.
     *
     * @throws dev.luna.mcp.tool.MissingSettingException if the request changes something and no token is set
     * @throws dev.luna.mcp.tool.ConnectionRequiredException if the caller has to connect its account first
     */
    public void prepare(@Body RestRequest request, Exchange exchange) throws IOException {
        access.require(exchange, request.isWriting());
        exchange.setProperty(REQUEST, request);
        Message message = exchange.getMessage();
        message.removeHeaders("CamelHttp*");
        message.setHeader(Exchange.HTTP_METHOD, HttpMethods.valueOf(request.method()));
        message.setHeader(Exchange.HTTP_PATH, request.path());
        if (!request.query().isEmpty()) {
            message.setHeader(Exchange.HTTP_QUERY, request.query());
        }
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setBody(request.body() == null ? null : JSON.writeValueAsBytes(request.body()));
    }

    /**
     * Reads the response and removes the headers of HTTP.
     *
     * @throws dev.luna.mcp.tool.UpstreamException if GitHub refused
     */
    public RestResponse read(
            @ExchangeProperty(REQUEST) RestRequest request,
            @Header(Exchange.HTTP_RESPONSE_CODE) int status,
            @Body byte[] body,
            Message message) {
        try {
            RestResponse response = responses.read(
                    request, status, name -> message.getHeader(name, String.class), body == null ? new byte[0] : body);
            if (response.movedTo() != null) {
                message.getExchange().setProperty(MOVED_TO, response.movedTo());
            }
            return response;
        } finally {
            message.removeHeaders("X-Luna-*");
            message.removeHeaders("CamelHttp*");
            message.removeHeader(Exchange.CONTENT_TYPE);
        }
    }
}
