package dev.luna.mcp.connection;

import dev.luna.mcp.outbound.credential.TokenResponse;
import dev.luna.mcp.tool.Excerpt;
import dev.luna.mcp.tool.UpstreamException;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two pages with which a principal connects an account: the one that a link opens, and the one to which the service sends the
 * browser back. Thread-safe.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation#phishing">Phishing</a>
 */
public final class ConnectPages {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectPages.class);
    private static final int MOST_SHOWN = 200;
    private static final String AGAIN = "Call the tool once more: it gives a new link.";

    private final PendingConnections pending;
    private final ServiceTokens tokens;
    private final BrowserUrl base;

    /** @param base gives the public URL of the server, without a path of its own */
    ConnectPages(PendingConnections pending, ServiceTokens tokens, BrowserUrl base) {
        this.pending = pending;
        this.tokens = tokens;
        this.base = base;
    }

    /** The page of a link: it says who asks for what, sets the cookie of this browser, and leads to the service. */
    public void start(Exchange exchange) {
        Optional<ConnectLink> link = text(exchange, "link").flatMap(pending::find);
        if (link.isEmpty()) {
            ConnectPage.of(404, "This link is not valid", "It was used already, or is too old. " + AGAIN)
                    .writeTo(exchange);
            return;
        }
        ConnectedService service = link.get().service();
        ConnectAttempt attempt = pending.begin(link.get());
        new ConnectPage(
                        200,
                        "Connect your account at " + service.host(),
                        List.of(
                                "The principal '" + link.get().principal().name() + "' of the server at " + base.get()
                                        + " wants to use an account at " + service.host()
                                        + service.scope()
                                                .map(scope -> " with these rights: " + scope)
                                                .orElse("") + ".",
                                "Go on only if that is you, and you have asked for this yourself a moment ago. If somebody else sent"
                                        + " you the link, close this page."),
                        Optional.empty(),
                        Optional.of(service.authorization(parameters(attempt))),
                        "Go on to " + service.host())
                .writeTo(exchange);
        exchange.getMessage()
                .setHeader(
                        "Set-Cookie",
                        ConnectAttempt.cookie(attempt.state()) + "=" + attempt.browser() + "; Path="
                                + base.get().getPath() + "/connect; HttpOnly; SameSite=Lax; Max-Age="
                                + PendingConnections.LIFE.toSeconds()
                                + ("https".equals(base.get().getScheme()) ? "; Secure" : ""));
    }

    private Map<String, String> parameters(ConnectAttempt attempt) {
        ConnectedService service = attempt.link().service();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", service.client().id());
        parameters.put("redirect_uri", redirect(service).toString());
        service.scope().ifPresent(scope -> parameters.put("scope", scope));
        parameters.put("state", attempt.state());
        parameters.put("code_challenge", attempt.challenge());
        parameters.put("code_challenge_method", "S256");
        return parameters;
    }

    /** Each service has a URL of its own, so that a response of one is never taken for that of another (RFC 9700, section 4.4.2). */
    private URI redirect(ConnectedService service) {
        return URI.create(base.get() + "/connect/callback/" + service.name());
    }

    /** The page to which a service sends the browser back: it exchanges the code for tokens, and shows how to confirm them. */
    public void callback(Exchange exchange) {
        callback(text(exchange, "service").orElse(""), name -> text(exchange, name), name -> cookie(exchange, name))
                .writeTo(exchange);
    }

    /** Gives the value of a parameter or cookie of a request; empty if it is missing or comes twice. */
    interface Values {
        Optional<String> find(String name);
    }

    private ConnectPage callback(String name, Values parameters, Values cookies) {
        Optional<String> state = parameters.find("state");
        Optional<ConnectAttempt> taken = state.flatMap(pending::take);
        if (taken.isEmpty()) {
            return ConnectPage.of(
                    400, "This page is not valid any more", "It was opened already, or took too long. " + AGAIN);
        }
        ConnectAttempt attempt = taken.get();
        ConnectedService service = attempt.link().service();
        if (!attempt.isBrowser(
                cookies.find(ConnectAttempt.cookie(attempt.state())).orElse(null))) {
            return refused(service, "it began in another browser. Cookies must be allowed.");
        }
        if (!service.name().equals(name)
                || !service.isIssuer(parameters.find("iss").orElse(null))) {
            return refused(service, "the response came from another service.");
        }
        Optional<String> code = parameters.find("code");
        if (code.isEmpty() || parameters.find("error").isPresent()) {
            String reason = parameters.find("error").orElse("no code") + " "
                    + parameters.find("error_description").orElse("");
            return refused(
                    service, "the service answered: " + Excerpt.begin(Excerpt.oneLine(reason.strip()), MOST_SHOWN));
        }
        try {
            return granted(attempt, tokens.exchange(service, code.get(), attempt.verifier(), redirect(service)));
        } catch (UpstreamException e) {
            LOG.warn("No token for a connection to {}: {}", service.name(), e.getMessage());
            return refused(service, "the service gave no token. The log of the server says why.");
        }
    }

    private ConnectPage granted(ConnectAttempt attempt, TokenResponse issued) {
        String code = pending.grant(attempt, issued);
        return new ConnectPage(
                200,
                "Almost connected",
                List.of(
                        "Now give this code to the program in which you have asked for the connection, within "
                                + PendingConnections.LIFE.toMinutes() + " minutes. Then you can close this page.",
                        "Give it to nobody else: who gives it to the server as '"
                                + attempt.link().principal().name() + "' can use your account at "
                                + attempt.link().service().host() + "."),
                Optional.of(code.substring(0, 4) + " " + code.substring(4)),
                Optional.empty(),
                "");
    }

    private static ConnectPage refused(ConnectedService service, String reason) {
        return ConnectPage.of(
                400, "Not connected", "Your account at " + service.host() + " was not connected: " + reason, AGAIN);
    }

    private static Optional<String> text(Exchange exchange, String name) {
        return exchange.getMessage().getHeader(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static Optional<String> cookie(Exchange exchange, String name) {
        return text(exchange, "Cookie").stream()
                .flatMap(header -> Arrays.stream(header.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }
}
