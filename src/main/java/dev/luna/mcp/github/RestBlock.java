package dev.luna.mcp.github;

import dev.luna.mcp.outbound.AnswerFields;
import dev.luna.mcp.outbound.SentArguments;
import dev.luna.mcp.outbound.UrlTemplate;
import dev.luna.mcp.tool.AiToolEndpoint;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Variable;

/** The two sides of {@code block:github}: a tool's arguments as a request, and its result from GitHub's answer. Stateless. */
public final class RestBlock {

    /**
     * Makes the request. All arguments of the tool that have a name known in GitHub's API are checked, before anything is
     * sent.
     *
     * @param path where a part may be {@code {name}}
     * @param send the arguments to send, in the body or, of a GET, in the query; null for all that are not in the path
     * @throws dev.luna.mcp.tool.InvalidArgumentException naming the argument that is not what its name says
     */
    public RestRequest request(
            @Variable("method") String method,
            @Variable("path") String path,
            @Variable("send") String send,
            Exchange exchange) {
        Map<?, ?> arguments = exchange.getProperty(AiToolEndpoint.ARGUMENTS, Map.of(), Map.class);
        arguments.forEach((name, value) -> GitHubNames.checkIfKnown(name.toString(), value));
        String target = UrlTemplate.fill(
                path, name -> GitHubNames.checked(name, exchange.getMessage().getHeader(name)));
        RestRequest request = new RestRequest(method, target, "", null, false);
        Map<String, Object> values = SentArguments.of(send, path, exchange);
        if (!method.equals("GET")) {
            return request.sending(values);
        }
        for (Map.Entry<String, Object> value : values.entrySet()) {
            request = request.with(value.getKey(), value.getValue());
        }
        return request;
    }

    /** What the tool answers; parameters as of {@link AnswerFields}. */
    public Object answer(
            @Body RestAnswer answer,
            @Variable("result") String result,
            @Variable("fields") String fields,
            Message message) {
        return new AnswerFields(result, fields)
                .in(answer.body(), message, field -> RestAnswers.without("'" + field + "'", null));
    }
}
