package dev.luna.mcp.http.tls;

import dev.luna.mcp.tool.Degradation;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Turns TLS on, with certificates that are renewed while the server runs. Stateless. */
public final class Tls {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private Tls() {}

    /**
     * Makes a server use TLS 1.2 and 1.3 with a certificate, and begins to watch its files.
     *
     * @param handshake the timeout of a handshake
     * @return tells of a renewal that failed, and of a certificate that has expired
     * @throws IllegalArgumentException if the files are not a certificate and its key; the message names the setting and the remedy
     */
    public static Degradation enable(HttpServerOptions options, Vertx vertx, TlsFiles files, Duration handshake) {
        TlsContents contents = files.read();
        RenewableKeyManager keys = new RenewableKeyManager(contents.credentials(vertx));
        options.setSsl(true)
                .setUseAlpn(false)
                .setKeyCertOptions(KeyCertOptions.wrap(keys))
                .setSslHandshakeTimeout(handshake.toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        CertificateWatch watch = new CertificateWatch(files, vertx, keys, contents);
        Callable<Void> check = () -> {
            watch.check();
            return null;
        };
        // Vert.x runs these one after the other, on a worker.
        vertx.setPeriodic(INTERVAL.toMillis(), timer -> vertx.executeBlocking(check));
        return watch;
    }
}
