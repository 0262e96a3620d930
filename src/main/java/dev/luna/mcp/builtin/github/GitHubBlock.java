package dev.luna.mcp.builtin.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.outbound.RequestArguments;
import dev.luna.mcp.outbound.ResponseProjection;
import dev.luna.mcp.outbound.UrlBuilder;
import dev.luna.mcp.tool.UpstreamException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;
import org.apache.camel.Variable;

/**
 * The steps of {@code block:github}: make a request of the tool's arguments, and the tool's result of the response, or of as
 * many pages of a list as it needs. Stateless.
 */
public final class GitHubBlock {

    private static final int DEFAULT_LIMIT = 30;

    /**
     * The smallest page if some elements are left out; with fewer, a short list could need many pages. GitHub permits at most
     * 100.
     */
    private static final int MIN_MIXED_PAGE = 50;

    private static final int MAX_PAGE = 100;

    /** Begins a list; anything else has one response. */
    public Pages begin(@Variable("list") String list, @Variable("without") String without, Exchange exchange) {
        String cursor = list == null ? null : exchange.getMessage().getHeader("cursor", String.class);
        if (cursor != null && !cursor.isEmpty()) {
            return Pages.beginning(Cursor.parse(cursor));
        }
        int perPage = list == null ? 1 : Math.min(limit(exchange), MAX_PAGE);
        return Pages.beginning(Cursor.first(without == null ? perPage : Math.max(perPage, MIN_MIXED_PAGE)));
    }

    /** True if another request is to be sent. */
    public boolean isWanting(@Variable("list") String list, @Variable("gitHubPages") Pages pages, Exchange exchange) {
        return pages.isWanting(list == null ? 1 : limit(exchange));
    }

    /**
     * Makes the request. All arguments of the tool whose names are known in GitHub's API are validated before anything is sent.
     *
     * @param path a path in which a segment may be {@code {name}}
     * @param send the arguments to send, in the body or, of a GET, in the query; null for all that are not in the path
     * @param list the name of the list that is the result; null if it is none
     * @param optional true if a 404 is a result, not a failure
     * @throws dev.luna.mcp.tool.InvalidArgumentException if an argument is not a valid name of its kind
     *
     */
    public RestRequest request(
            @Variable("method") String method,
            @Variable("path") String path,
            @Variable("send") String send,
            @Variable("list") String list,
            @Variable("optional") boolean optional,
            @Variable("gitHubPages") Pages pages,
            Exchange exchange) {
        GitHubArguments.tidy(exchange);
        String target = UrlBuilder.fill(
                path, name -> GitHubNames.checked(name, exchange.getMessage().getHeader(name)));
        RestRequest request = new RestRequest(method, target, "", null, optional);
        Map<String, Object> values = RequestArguments.of(send, path, exchange);
        if (list != null) {
            values.keySet().removeAll(List.of("limit", "cursor"));
            values.putAll(pages.next().page());
        }
        if (!method.equals("GET")) {
            return request.sending(values);
        }
        for (Map.Entry<String, Object> value : values.entrySet()) {
            request = request.with(value.getKey(), value.getValue());
        }
        return request;
    }

    /** Adds a response: a page of a list, or the only response. */
    public Pages add(
            @Body RestResponse answer,
            @Variable("gitHubPages") Pages pages,
            @Variable("result") String result,
            @Variable("list") String list,
            @Variable("without") String without,
            Exchange exchange) {
        if (list == null) {
            return new Pages(List.of(), null, 1, answer.size());
        }
        JsonNode elements = result == null ? answer.body() : answer.body().at("/" + result.replace('.', '/'));
        if (!elements.isArray()) {
            throw RestResponseReader.without("a list of " + list.replace('_', ' '), null);
        }
        return pages.add(elements, without, limit(exchange), answer);
    }

    /**
     * The tool's result; parameters as of {@link ResponseProjection}.
     *
     * @return null if the response has no content, or is a 404 that {@code optional} permits
     */
    public Object answer(
            @Body RestResponse response,
            @Variable("gitHubPages") Pages pages,
            @Variable("result") String result,
            @Variable("fields") String fields,
            @Variable("list") String list,
            @ExchangeProperty(GitHubHttpBinding.MOVED_TO) String movedTo,
            Message message) {
        message.getExchange().removeVariable("gitHubPages");
        if (response.isAbsent() || response.hasNoContent() && result == null && fields == null) {
            return null;
        }
        Object value = list == null
                ? new ResponseProjection(result, fields).in(response.body(), message, GitHubBlock::without)
                : listed(pages, list, new ResponseProjection(null, fields), message);
        if (movedTo == null || !(value instanceof Map<?, ?> fieldsOfIt)) {
            return value;
        }
        Map<Object, Object> withMovedTo = new LinkedHashMap<>(fieldsOfIt);
        withMovedTo.put("moved_to", movedTo);
        return withMovedTo;
    }

    private static Map<String, Object> listed(Pages pages, String list, ResponseProjection fields, Message message) {
        List<Object> elements = new ArrayList<>();
        pages.found().forEach(element -> elements.add(fields.in(element, message, GitHubBlock::without)));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put(list, elements);
        if (pages.next() != null) {
            result.put("more", true);
            result.put("cursor", pages.next().text());
        }
        return result;
    }

    private static UpstreamException without(String field) {
        return RestResponseReader.without("'" + field + "'", null);
    }

    private static int limit(Exchange exchange) {
        Integer limit = exchange.getMessage().getHeader("limit", Integer.class);
        return limit == null ? DEFAULT_LIMIT : Math.max(1, limit);
    }
}
