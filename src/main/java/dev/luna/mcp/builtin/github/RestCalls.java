package dev.luna.mcp.builtin.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.Message;

/**
 * The two sides of the step that sends a {@link RestRequest} with camel-http (route {@code github-rest}). Thread-safe.
 *
 * <p>The endpoint is fixed; only path and query come from the request, already encoded. camel-http resolves
 * {@code {{..}}} in its base alone and appends the path after that, and an encoded path holds no brace anyway.
 */
public final class RestCalls {

    static final String REQUEST = "GitHubRestRequest";

    /** Exchange property: the present name of the repository, if it was asked for by an old one. */
    static final String MOVED_TO = "GitHubMovedTo";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final GitHubSettings settings;
    private final RestAnswers answers;

    RestCalls(GitHubSettings settings, RestAnswers answers) {
        this.settings = settings;
        this.answers = answers;
    }

    /**
     * Lays the request out as camel-http wants it.
     *
     * @throws dev.luna.mcp.tool.MissingSettingException if it changes something and there is no token
     */
    public void prepare(@Body RestRequest request, Exchange exchange) throws JsonProcessingException {
        if (SentMark.isWriting(request.method())) {
            settings.requireToken();
        }
        exchange.setProperty(REQUEST, request);
        Message message = exchange.getMessage();
        message.removeHeaders("CamelHttp*");
        message.setHeader(Exchange.HTTP_METHOD, request.method());
        message.setHeader(Exchange.HTTP_PATH, request.path());
        if (!request.query().isEmpty()) {
            message.setHeader(Exchange.HTTP_QUERY, request.query());
        }
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setBody(request.body() == null ? null : JSON.writeValueAsBytes(request.body()));
    }

    /**
     * Reads what came back and removes the traces of HTTP.
     *
     * @return the answer
     * @throws dev.luna.mcp.tool.UpstreamException if GitHub refused
     */
    public RestAnswer answer(
            @ExchangeProperty(REQUEST) RestRequest request,
            @Header(Exchange.HTTP_RESPONSE_CODE) int status,
            @Body byte[] body,
            Message message) {
        try {
            RestAnswer answer = answers.read(
                    request, status, name -> message.getHeader(name, String.class), body == null ? new byte[0] : body);
            if (answer.movedTo() != null) {
                message.getExchange().setProperty(MOVED_TO, answer.movedTo());
            }
            return answer;
        } finally {
            message.removeHeaders("X-Luna-*");
            message.removeHeaders("CamelHttp*");
            message.removeHeader(Exchange.CONTENT_TYPE);
        }
    }
}
