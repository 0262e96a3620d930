package dev.luna.mcp.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's open connections: a bounded number, and none that stays without a request at work. Whoever sends the head of a
 * request one letter a minute, lets a connection lie idle or does not take its answer, is hung up on; a call that takes long
 * and a stream are left alone, as their answer has not ended. Thread-safe.
 */
final class Connections {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final int ROUNDS = 10;

    /** What is known of one connection; noted on its event loop, looked at on that of the timer. */
    private static final class Watch {
        private volatile HttpServerResponse answer;
        private volatile int idleRounds;

        boolean isIdle() {
            return answer == null || answer.ended();
        }
    }

    private final int most;
    private final Duration patience;
    private final AtomicBoolean saidFull = new AtomicBoolean();
    private final Map<HttpConnection, Watch> open = new ConcurrentHashMap<>();

    /**
     * @param most how many may be open at once; more are closed unheard
     * @param patience how long one may go without a request at work
     */
    Connections(int most, Duration patience) {
        this.most = most;
        this.patience = patience;
    }

    /** Begins to watch over the connections. */
    void watch(Vertx vertx) {
        vertx.setPeriodic(Math.max(1, patience.toMillis() / ROUNDS), round -> {
            saidFull.set(open.size() >= most);
            open.forEach(this::look);
        });
    }

    private void look(HttpConnection connection, Watch watch) {
        watch.idleRounds = watch.isIdle() ? watch.idleRounds + 1 : 0;
        if (watch.idleRounds > ROUNDS) {
            LOG.debug("Hung up on {}, from which no request came", connection.remoteAddress());
            HangUp.on(connection);
        }
    }

    /** Takes a new connection, or closes it if there are too many. */
    void opened(HttpConnection connection) {
        if (open.size() >= most) {
            if (saidFull.compareAndSet(false, true)) {
                LOG.warn("All {} connections are taken; hung up on {} and on others", most, connection.remoteAddress());
            }
            HangUp.on(connection);
            return;
        }
        open.put(connection, new Watch());
        connection.closeHandler(closed -> open.remove(connection));
    }

    /**
     * Notes that a request is at work.
     *
     * @return false if its client sends requests without reading the answers to those before, and was hung up on
     */
    boolean requested(HttpServerRequest request) {
        if (request.response().writeQueueFull()) {
            LOG.debug("Hung up on {}, which does not read its answers", request.remoteAddress());
            HangUp.on(request.connection());
            return false;
        }
        Watch watch = open.get(request.connection());
        if (watch != null) {
            watch.answer = request.response();
            watch.idleRounds = 0;
        }
        return true;
    }
}
