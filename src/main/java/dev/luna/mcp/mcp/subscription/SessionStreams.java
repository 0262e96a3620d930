package dev.luna.mcp.mcp.subscription;

import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.mcp.client.ClientConnection;
import dev.luna.mcp.mcp.client.EventStream;
import dev.luna.mcp.mcp.jsonrpc.InvalidRequestException;
import dev.luna.mcp.mcp.request.Era;
import dev.luna.mcp.mcp.request.ProtocolVersion;
import dev.luna.mcp.mcp.session.Sessions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/**
 * GET and DELETE of the legacy era: the stream of changes that a client opens, and the end of its session.
 * Thread-safe.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#listening-for-messages-from-the-server">
 *     Listening for messages from the server</a>
 */
public final class SessionStreams {

    private record Listener(String sessionId, Principal principal, EventStream stream, CompletableFuture<Void> ended) {

        /** The receiver of a message: only one stream of a session may get it; streams without a session are independent. */
        Object receiver() {
            return sessionId == null ? stream : sessionId;
        }
    }

    private final Sessions sessions;
    private final ChangeNotifier changes;
    private final OpenStreams open;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    SessionStreams(Sessions sessions, ChangeNotifier changes, OpenStreams open) {
        this.sessions = sessions;
        this.changes = changes;
        this.open = open;
        changes.listen(this::tell);
    }

    /**
     * Opens a stream.
     *
     * @return completes when it has ended
     * @throws NoStreamException if the client does not take streams, or its revision has none here
     * @throws dev.luna.mcp.mcp.session.UnknownSessionException if its session is not known
     * @throws dev.luna.mcp.tool.ServerBusyException if as many streams are open as may be
     */
    public CompletionStage<Void> open(
            @Header("Accept") String accept,
            @Header("MCP-Protocol-Version") String version,
            @Header("Mcp-Session-Id") String sessionId,
            @ExchangeProperty(ClientConnection.PROPERTY) ClientConnection connection) {
        EventStream stream = connection.stream();
        requireLegacy(version);
        if (accept == null || !accept.contains("text/event-stream")) {
            throw new NoStreamException("GET gives a stream, for which the request must 'Accept: text/event-stream'.");
        }
        sessions.find(sessionId, connection.principal(), null);
        Listener listener =
                new Listener(sessionId, connection.principal(), stream, open.add(stream, connection.principal()));
        stream.open();
        changes.tell();
        listeners.add(listener);
        return listener.ended().thenRun(() -> listeners.remove(listener));
    }

    /**
     * Ends a session and its streams.
     *
     * @throws InvalidRequestException if the request names none
     * @throws dev.luna.mcp.mcp.session.UnknownSessionException if the session is not known
     */
    public void end(
            @Header("MCP-Protocol-Version") String version,
            @Header("Mcp-Session-Id") String sessionId,
            @ExchangeProperty(ClientConnection.PROPERTY) ClientConnection connection) {
        requireLegacy(version);
        if (sessionId == null) {
            throw new InvalidRequestException(null, "DELETE requires the header Mcp-Session-Id.");
        }
        sessions.end(sessionId, connection.principal());
        listeners.stream()
                .filter(listener -> sessionId.equals(listener.sessionId()))
                .forEach(listener -> listener.ended().complete(null));
    }

    private static void requireLegacy(String version) {
        if (ProtocolVersion.legacy(null, version).era() == Era.MODERN) {
            throw new NoStreamException(
                    "MCP " + version + " supports only POST; use subscriptions/listen instead of GET.");
        }
    }

    private void tell(Change change) {
        if (change.principal() != null) {
            // A client of this era hears of it on the response to its own call.
            return;
        }
        Map<Object, Listener> newest = new LinkedHashMap<>();
        listeners.forEach(listener -> newest.put(listener.receiver(), listener));
        newest.values().stream()
                .filter(listener -> change.uri() == null || watches(listener, change.uri()))
                .forEach(
                        listener -> listener.stream().send(change.notification().toString()));
    }

    /** Looking the session up also keeps what it has set from being forgotten. */
    private boolean watches(Listener listener, String uri) {
        return sessions.find(listener.sessionId(), listener.principal())
                .filter(session -> session.watches(uri))
                .isPresent();
    }
}
