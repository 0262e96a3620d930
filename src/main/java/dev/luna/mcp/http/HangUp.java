package dev.luna.mcp.http;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** Ends a connection whose client does not do its part. Stateless. */
final class HangUp {

    private HangUp() {}

    /** Closes it at once. Vert.x's own way waits until the client has read everything, and this one may never read. */
    static void on(HttpConnection connection) {
        ((ConnectionBase) connection).channelHandlerContext().close();
    }
}
