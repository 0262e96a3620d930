package dev.luna.mcp.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open connections of the server, with limits on their number and idle time. A connection is closed if its client does not
 * complete the head of a request, stays idle, or does not read its response within the timeout. Calls and streams in progress are
 * never closed, as their response has not ended. If all connections are in use, the oldest idle one that has not shown the token is
 * closed for a new one, from the address that has most of them. Thread-safe.
 */
final class Connections {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final int LOOKS = 10;

    private final ConnectionLimits limits;
    private final AtomicBoolean saidFull = new AtomicBoolean();
    private final Map<HttpConnection, WatchedConnection> open = new ConcurrentHashMap<>();

    /** The connections that have not shown the token, by address, the oldest first; guarded by this. */
    private final Map<String, Set<WatchedConnection>> unauthenticated = new HashMap<>();

    Connections(ConnectionLimits limits) {
        this.limits = limits;
    }

    /** The timeout for the head of the first request. */
    Duration firstRequest() {
        return limits.firstRequest();
    }

    /** Begins to watch over the connections. */
    void watch(Vertx vertx) {
        long first = Math.min(limits.firstRequest().toNanos(), limits.patience().toNanos());
        long next = limits.patience().toNanos();
        vertx.setPeriodic(Math.max(1, first / LOOKS / 1_000_000), look -> {
            long now = System.nanoTime();
            saidFull.set(open.size() >= limits.most());
            open.values().forEach(watched -> {
                if (watched.isOverdue(now, first, next)) {
                    LOG.debug(
                            "Closed the connection of {}, which sends no request or does not read its response",
                            watched.address());
                    watched.abort();
                }
            });
        });
    }

    /** Takes a new connection, in place of another if need be, or closes it if there is no room. */
    void opened(HttpConnection connection) {
        String address = connection.remoteAddress().hostAddress();
        if (!add(connection, new WatchedConnection(connection, address, this))) {
            if (saidFull.compareAndSet(false, true)) {
                LOG.warn(
                        "All {} connections (luna.limits.max-connections) are in use; rejected {} and others",
                        limits.most(),
                        address);
            }
            abort(connection);
        }
    }

    private synchronized boolean add(HttpConnection connection, WatchedConnection watched) {
        String address = watched.address();
        int all = unauthenticated.values().stream().mapToInt(Set::size).sum();
        Set<WatchedConnection> same = unauthenticated.getOrDefault(address, Set.of());
        Collection<WatchedConnection> mayGo = Set.of();
        boolean full = open.size() >= limits.most() || all >= limits.mostUnauthenticated();
        if (same.size() >= limits.share(address)) {
            mayGo = same;
        } else if (full) {
            mayGo = unauthenticated.values().stream()
                    .max(Comparator.comparingInt(Set::size))
                    .orElse(Set.of());
        }
        if (full || !mayGo.isEmpty()) {
            Optional<WatchedConnection> oldest =
                    mayGo.stream().filter(WatchedConnection::isIdle).findFirst();
            if (oldest.isEmpty()) {
                return false;
            }
            LOG.debug(
                    "Closed the connection of {}, idle and without the token, for a new one",
                    oldest.get().address());
            forget(oldest.get());
            open.values().remove(oldest.get());
            oldest.get().abort();
        }
        open.put(connection, watched);
        unauthenticated.computeIfAbsent(address, first -> new LinkedHashSet<>()).add(watched);
        connection.closeHandler(closed -> {
            open.remove(connection);
            forget(watched);
        });
        return true;
    }

    private synchronized void forget(WatchedConnection watched) {
        unauthenticated.computeIfPresent(watched.address(), (address, same) -> {
            same.remove(watched);
            return same.isEmpty() ? null : same;
        });
    }

    /** Keeps the place of a connection from those who show no token. */
    void authenticated(WatchedConnection watched) {
        forget(watched);
    }

    /**
     * Notes that a request is at work.
     *
     * @return false if its client sends requests without reading the answers to those before, and its connection was closed
     */
    boolean requested(HttpServerRequest request) {
        if (request.response().writeQueueFull()) {
            LOG.debug("Closed the connection of {}, which does not read its responses", request.remoteAddress());
            abort(request.connection());
            return false;
        }
        WatchedConnection watched = WatchedConnection.of(request.connection());
        if (watched != null) {
            watched.requested(request.response());
        }
        return true;
    }

    /** Closes a connection at once. Vert.x's own close waits until the client has read everything, which it may never do. */
    static void abort(HttpConnection connection) {
        ((ConnectionBase) connection).channelHandlerContext().close();
    }
}
