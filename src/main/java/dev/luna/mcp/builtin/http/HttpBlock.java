package dev.luna.mcp.builtin.http;

import dev.luna.mcp.outbound.GuardedHttp;
import dev.luna.mcp.outbound.OutboundPolicy;
import dev.luna.mcp.outbound.UntrustedUrl;
import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.InvalidToolException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;
import org.apache.camel.Variable;
import org.apache.camel.component.http.HttpMethods;
import org.apache.camel.http.base.HttpOperationFailedException;

/** The steps of {@code block:http} until there is a response: make a request, send it, and decide after a failure. Thread-safe. */
public final class HttpBlock {

    private static final List<String> OPTIONS = List.of(
            "url",
            "method",
            "send",
            "fetches",
            "headers",
            "query",
            "cookies",
            "styles",
            "encoding",
            "body",
            "files",
            "credentials",
            "retry",
            "backoff",
            "idempotent",
            "timeout");
    private static final int LONGEST_URL = 16_384;
    private static final int UNAUTHORIZED = 401;

    private final OutboundPolicy policy;
    private final CredentialStore credentials;

    /** @param policy decides on callers' URLs, also if a service fetches them */
    HttpBlock(OutboundPolicy policy, CredentialStore credentials) {
        this.policy = policy;
        this.credentials = credentials;
    }

    /** @throws InvalidToolException if the options of a tool do not fit together */
    void check(Map<String, Object> options) {
        HttpOptions.of(options, credentials::find);
    }

    /**
     * Makes the request of the options and the arguments, and keeps it with the exchange.
     *
     * @throws InvalidArgumentException if an argument cannot be where the tool puts it, or is a URL that may not be fetched
     */
    public void begin(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        HttpOptions options = HttpOptions.of(variables(exchange), credentials::find);
        List<SentValue> values = SentValue.of(options.send(), options.templates(), exchange).stream()
                .map(each -> options.fetched().contains(each.name()) ? checked(each) : each)
                .toList();
        boolean hasBody = options.body().isPresent();
        HttpCall call = new HttpCall(
                options,
                message,
                new PathTemplate(options.url(), options.styles()).fill(message),
                options.query().in(message, hasBody ? List.of() : values, options.styles()),
                new BodyWriter(options.body(), options.styles()).write(message, values));
        if (call.url().length() + (call.query() == null ? 0 : call.query().length()) > LONGEST_URL) {
            throw new InvalidArgumentException(
                    "The arguments make the URL longer than " + LONGEST_URL + " characters. Send shorter ones.");
        }
        exchange.setVariable(HttpCall.VARIABLE, call);
    }

    private static Map<String, Object> variables(Exchange exchange) {
        Map<String, Object> options = new HashMap<>();
        OPTIONS.forEach(name -> options.put(name, exchange.getVariable(name)));
        return options;
    }

    /** True until there is a response. */
    public boolean isUnanswered(@Variable(HttpCall.VARIABLE) HttpCall call) {
        return !call.isAnswered();
    }

    /**
     * Prepares the message for Camel's http component.
     *
     * @throws IOException if the call is stopped while it waits for an access token
     */
    public void prepare(@Variable(HttpCall.VARIABLE) HttpCall call, Exchange exchange) throws IOException {
        call.begin();
        Message message = exchange.getMessage();
        message.setHeaders(call.arguments());
        message.removeHeaders("CamelHttp*");
        message.setHeader(Exchange.HTTP_URI, call.url());
        if (call.query() != null) {
            message.setHeader(Exchange.HTTP_QUERY, call.query());
        }
        // Camel would search for a converter of a text at each call, and find none.
        message.setHeader(
                Exchange.HTTP_METHOD, HttpMethods.valueOf(call.options().method()));
        if (call.body() != null) {
            message.setHeader(Exchange.CONTENT_TYPE, call.body().contentType());
        }
        message.setBody(call.body() == null ? null : call.body().bytes());
        exchange.setVariable(GuardedHttp.TIME_LEFT, call.timeLeft());
    }

    /**
     * Waits until the request may be sent again.
     *
     * @throws Exception the failure, if it is not sent again
     */
    public void pauseOrFail(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure, @Variable(HttpCall.VARIABLE) HttpCall call)
            throws Exception {
        if (failure instanceof HttpOperationFailedException refusal
                && refusal.getStatusCode() == UNAUTHORIZED
                && call.renewCredentials()) {
            return;
        }
        Optional<Duration> pause = call.options().retry().pauseAfter(failure, call.sent(), call.timeLeft());
        if (pause.isEmpty()) {
            throw failure;
        }
        try {
            Thread.sleep(pause.get().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The call was stopped while it waited to send its request again");
        }
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
            @Variable(HttpCall.VARIABLE) HttpCall call,
            Exchange exchange)
            throws Exception {
        if (fallback == null) {
            throw failure;
        }
        // A response whose body breaks off has replaced them.
        exchange.getMessage().setHeaders(call.arguments());
        return exchange.getContext()
                .resolveLanguage("simple")
                .createExpression(fallback)
                .evaluate(exchange, Object.class);
    }

    /** Checks a URL before it is passed on, as the service may be able to reach private addresses. */
    private SentValue checked(SentValue sent) {
        UntrustedUrl checked = UntrustedUrl.parse(String.valueOf(sent.value()));
        policy.check(checked.host(), checked.port());
        return new SentValue(sent.name(), sent.argument(), checked.toString());
    }
}
