package dev.luna.mcp.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * One open connection, what is at work on it and since when nothing is. Requests note it on the connection's event loop, the timer
 * looks at it on its own; thread-safe.
 */
final class WatchedConnection {

    private static final AttributeKey<WatchedConnection> KEY = AttributeKey.valueOf(WatchedConnection.class.getName());

    private final HttpConnection connection;
    private final Channel channel;
    private final String address;
    private final Connections connections;
    private volatile HttpServerResponse answer;
    private volatile long idleSince = System.nanoTime();
    private volatile boolean authenticated;
    private long unread;

    WatchedConnection(HttpConnection connection, String address, Connections connections) {
        this.connection = connection;
        this.channel = ((ConnectionBase) connection).channel();
        this.address = address;
        this.connections = connections;
        channel.attr(KEY).set(this);
    }

    /** The watched connection of a Vert.x connection, or null. */
    static WatchedConnection of(HttpConnection connection) {
        return ((ConnectionBase) connection).channel().attr(KEY).get();
    }

    String address() {
        return address;
    }

    boolean isAuthenticated() {
        return authenticated;
    }

    /** True if no request is in flight. */
    boolean isIdle() {
        HttpServerResponse last = answer;
        return last == null || last.ended();
    }

    void requested(HttpServerResponse response) {
        answer = response;
    }

    /** Notes that a request on it showed the token: it does not have to go for others any more. */
    void authenticate() {
        if (!authenticated) {
            authenticated = true;
            connections.authenticated(this);
        }
    }

    /**
     * Checks the timeout: true if the client has sent no request, or read nothing of its response, for too long.
     *
     * @param first the timeout for the first request, in nanoseconds
     * @param next the timeout for any other request, and for a client that reads nothing
     */
    boolean isOverdue(long now, long first, long next) {
        if (!isIdle() || readsOn()) {
            idleSince = now;
            return false;
        }
        return now - idleSince > (answer == null ? first : next);
    }

    /**
     * True if the unread part of the response has changed since the last check: the client has read some of it, or the response has
     * only now been written. Checks may be late, because a long response keeps the event loop busy.
     */
    private boolean readsOn() {
        ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
        long now = waiting == null ? 0 : waiting.totalPendingWriteBytes() - waiting.currentProgress();
        boolean changed = now != unread;
        unread = now;
        return changed;
    }

    void abort() {
        Connections.abort(connection);
    }
}
