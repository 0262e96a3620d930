package dev.luna.mcp.outbound;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * The client's default TLS, made for the first connection that needs it: to read the trusted certificates and to load the classes of
 * TLS takes a tenth of the time of a start. Thread-safe.
 */
final class TlsOnDemand implements TlsSocketStrategy {

    private TlsSocketStrategy tls;

    @Override
    public SSLSocket upgrade(Socket socket, String host, int port, Object attachment, HttpContext context)
            throws IOException {
        return tls().upgrade(socket, host, port, attachment, context);
    }

    private synchronized TlsSocketStrategy tls() {
        if (tls == null) {
            tls = DefaultClientTlsStrategy.createDefault();
        }
        return tls;
    }
}
