package dev.luna.mcp.outbound;

import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.core5.http.config.Http1Config;

/** Connections with limits on the header section of a response: 100 headers, and lines of 16 KiB. Stateless. */
final class BoundedHeaders {

    private static final Http1Config BOUNDS =
            Http1Config.custom().setMaxLineLength(16_384).setMaxHeaderCount(100).build();

    private BoundedHeaders() {}

    /** A factory of such connections. */
    static ManagedHttpClientConnectionFactory connections() {
        return ManagedHttpClientConnectionFactory.builder().http1Config(BOUNDS).build();
    }
}
