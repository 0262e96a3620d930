package dev.luna.mcp.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.UpstreamException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.Message;
import org.apache.camel.Variable;
import org.apache.camel.component.http.HttpMethods;

/**
 * The steps of {@code block:http}: make a request of the tool's arguments, and the tool's result of the response. Thread-safe.
 */
public final class HttpBlock {

    /** The variable that keeps the arguments of the tool, which are the headers before the request. */
    private static final String ARGUMENTS = "LunaArguments";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> WITHOUT_BODY = List.of("GET", "DELETE");

    private final OutboundPolicy policy;

    /** @param policy decides on callers' URLs, also if a service fetches them */
    public HttpBlock(OutboundPolicy policy) {
        this.policy = policy;
    }

    /**
     * Makes the request.
     *
     * @param url the target; a segment of its path may be {@code {argument}}
     * @param method of HTTP
     * @param send the arguments that are sent, in the body as JSON or, where there is none, in the query; null for all
     *     that are not in the URL
     * @param fetches the arguments that are URLs which the service will fetch
     * @throws InvalidArgumentException if such a URL may not be fetched, or an argument is no segment of a path
     */
    public void prepare(
            @Variable("url") String url,
            @Variable("method") String method,
            @Variable("send") String send,
            @Variable("fetches") String fetches,
            Exchange exchange)
            throws JsonProcessingException {
        Message message = exchange.getMessage();
        // A response whose body breaks off has replaced them when the fallback needs them.
        exchange.setVariable(ARGUMENTS, new HashMap<>(message.getHeaders()));
        Map<String, Object> values = RequestArguments.of(send, url, exchange);
        RequestArguments.split(fetches).forEach(name -> values.computeIfPresent(name, this::checked));
        String target = UrlBuilder.fill(url, name -> segment(name, message.getHeader(name)));
        message.removeHeaders("CamelHttp*");
        message.setHeader(Exchange.HTTP_URI, target);
        // Camel would search for a converter of a text at each call, and find none.
        message.setHeader(Exchange.HTTP_METHOD, HttpMethods.valueOf(method));
        if (WITHOUT_BODY.contains(method)) {
            message.setHeader(Exchange.HTTP_QUERY, query(values));
            message.setBody(null);
        } else {
            message.setHeader(Exchange.CONTENT_TYPE, "application/json");
            message.setBody(JSON.writeValueAsBytes(values));
        }
    }

    /**
     * Reads the response to its end.
     *
     * @param kind of the result: json, text, image or audio
     * @param result the field that is the result; null for the whole answer
     * @param fields the fields of it to keep; null for all
     * @throws UpstreamException if there is no such result in it
     * @throws IOException if it breaks off, is too large or too slow, or is not JSON
     *
     */
    public Object answer(
            @Body byte[] body,
            @Header(Exchange.CONTENT_TYPE) String type,
            @Variable("kind") String kind,
            @Variable("result") String result,
            @Variable("fields") String fields,
            Message message)
            throws IOException {
        byte[] bytes = body == null ? new byte[0] : body;
        message.removeHeader(Exchange.CONTENT_TYPE);
        if (kind.equals("image") || kind.equals("audio")) {
            MediaResponse media = result == null || MediaResponse.isMedia(kind, type)
                    ? MediaResponse.of(kind, bytes, type)
                    : MediaResponse.in(JSON.readTree(bytes), kind, result);
            message.setHeader(Exchange.CONTENT_TYPE, media.contentType());
            return media.bytes();
        }
        if (kind.equals("text") && result == null) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        Object value = new ResponseProjection(result, fields).in(JSON.readTree(bytes), message, HttpBlock::without);
        return kind.equals("text") ? String.valueOf(value) : value;
    }

    /**
     * Evaluates the tool's result while the service is down.
     *
     * @param fallback an expression of Camel's Simple language; null if the tool cannot do without the service
     * @throws Exception the failure, if there is no fallback
     */
    public Object fallback(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure,
            @Variable("fallback") String fallback,
            @Variable(ARGUMENTS) Map<String, Object> arguments,
            Exchange exchange)
            throws Exception {
        if (fallback == null) {
            throw failure;
        }
        exchange.getMessage().setHeaders(arguments);
        return exchange.getContext()
                .resolveLanguage("simple")
                .createExpression(fallback)
                .evaluate(exchange, Object.class);
    }

    private static UpstreamException without(String field) {
        return new UpstreamException("The service answered without '" + field + "'.");
    }

    /** Checks a URL before it is passed on, as the service may be able to reach private addresses. */
    private Object checked(String name, Object url) {
        UntrustedUrl checked = UntrustedUrl.parse(String.valueOf(url));
        policy.check(checked.host(), checked.port());
        return checked.toString();
    }

    private static String segment(String name, Object value) {
        String text = value == null ? "" : value.toString();
        if (text.isEmpty() || text.equals(".") || text.equals("..") || text.contains("/")) {
            throw new InvalidArgumentException(
                    "Argument '" + name + "' must be one part of a path: not empty, without a slash, not dots.");
        }
        return text;
    }

    private static String query(Map<String, Object> values) {
        return values.entrySet().stream()
                .map(value -> UrlBuilder.encode(value.getKey()) + "=" + UrlBuilder.encode(text(value.getValue())))
                .collect(Collectors.joining("&"));
    }

    private static String text(Object value) {
        return value instanceof String text ? text : JSON.valueToTree(value).toString();
    }
}
