package dev.luna.mcp.connection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.mcp.interaction.ClientContext;
import dev.luna.mcp.mcp.interaction.InputRequest;
import dev.luna.mcp.mcp.interaction.InputRequest.Kind;
import dev.luna.mcp.mcp.interaction.NoClient;
import dev.luna.mcp.outbound.credential.TokenResponse;
import dev.luna.mcp.tool.ConnectionRequiredException;
import java.time.Clock;
import java.time.Instant;
import org.apache.camel.Exchange;

/**
 * Asks callers to connect an account: with a link that the client opens, then with a form for the code that the browser shows at the
 * end. A client without them gets the link in an error, and gives the code to the tool {@code connect_account}. Thread-safe.
 *
 * <p>The code is what proves that the browser and the client belong to the same person: who sends the link to somebody else does not
 * see it.
 */
final class ConnectionRequest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PendingConnections pending;
    private final Connections connections;
    private final ServiceTokens tokens;
    private final BrowserUrl base;
    private final Clock clock;

    /** @param base gives the public URL of the server, without a path of its own */
    ConnectionRequest(
            PendingConnections pending, Connections connections, ServiceTokens tokens, BrowserUrl base, Clock clock) {
        this.pending = pending;
        this.connections = connections;
        this.tokens = tokens;
        this.base = base;
        this.clock = clock;
    }

    /**
     * Asks for a connection; returns it once it is made.
     *
     * @throws ConnectionRequiredException if the caller has to do something first
     */
    Connection make(Principal principal, ConnectedService service, Exchange call) {
        ClientContext client = ClientContext.of(call).orElseGet(NoClient::new);
        ConnectionKey key = new ConnectionKey(principal.id(), service.name());
        if (!pending.isGranted(key)) {
            ConnectLink link = pending.link(principal, service);
            if (!client.canAnswer(Kind.ELICIT_URL)) {
                throw new ConnectionRequiredException(begin(link));
            }
            requireAccepted(client.ask(question(link)), service);
        }
        if (!client.canAnswer(Kind.ELICIT)) {
            throw new ConnectionRequiredException(
                    "The connection of your account at " + service.host() + " waits for its code. " + finish(service)
                            + " Without the code, call it with disconnect to begin again.");
        }
        JsonNode answer = client.ask(codeQuestion(service));
        requireAccepted(answer, service);
        return confirm(principal, service, answer.path("content").path("code").asText());
    }

    /** The text with a new link, or with the one that the principal has already. */
    String begin(ConnectLink link) {
        return "Connect your account at " + link.service().host() + " first: open " + url(link)
                + " in your browser within " + PendingConnections.LIFE.toMinutes() + " minutes. "
                + finish(link.service());
    }

    private static String finish(ConnectedService service) {
        return "At the end the page shows a code; give it to the tool connect_account with the service "
                + service.name() + ", then repeat this call.";
    }

    private String url(ConnectLink link) {
        return base.get() + "/connect/start/" + link.id();
    }

    /**
     * Keeps the connection that a code confirms.
     *
     * @throws dev.luna.mcp.tool.InvalidArgumentException if the code is wrong, or nothing waits for one
     */
    Connection confirm(Principal principal, ConnectedService service, String code) {
        ConnectionKey key = new ConnectionKey(principal.id(), service.name());
        TokenResponse issued = pending.confirm(key, code);
        Instant now = clock.instant();
        Connection connection =
                new Connection(key, principal.name(), now, now, tokens.accessToken(issued), issued.refreshToken());
        connections.put(connection, service);
        return connection;
    }

    private InputRequest question(ConnectLink link) {
        ObjectNode params = JSON.createObjectNode()
                .put("mode", "url")
                .put("url", url(link))
                .put(
                        "message",
                        "Connect your account at " + link.service().host()
                                + ", so that the tools of this server can use it for you. The page shows a code at the end.");
        // Another link is another question.
        String key = "connect_" + link.service().name() + "_" + link.id().substring(0, 8);
        return new InputRequest(key, Kind.ELICIT_URL, params, false, false);
    }

    private static InputRequest codeQuestion(ConnectedService service) {
        ObjectNode params = JSON.createObjectNode()
                .put("mode", "form")
                .put(
                        "message",
                        "Enter the code that the page in your browser showed when you had connected " + service.host()
                                + ".");
        ObjectNode schema = params.putObject("requestedSchema").put("type", "object");
        schema.putObject("properties")
                .putObject("code")
                .put("type", "string")
                .put("title", "Code")
                .put("description", "Eight digits");
        schema.putArray("required").add("code");
        return new InputRequest("connect_" + service.name() + "_code", Kind.ELICIT, params, false, false);
    }

    private static void requireAccepted(JsonNode answer, ConnectedService service) {
        if (!answer.path("action").asText().equals("accept")) {
            throw new ConnectionRequiredException(
                    "This needs your account at " + service.host() + ", and you chose not to connect it.");
        }
    }
}
