package dev.luna.mcp.http.tls;

import dev.luna.mcp.tool.Degradation;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uses the files of the certificate again when they have changed. Files that cannot be used are named in the log and in {@code
 * /healthz}; the server goes on with the certificate that it has. {@link #check} is called by one thread at a time.
 */
final class CertificateWatch implements Degradation {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);

    private final TlsFiles files;
    private final Vertx vertx;
    private final RenewableKeyManager keys;
    private TlsContents used;
    private TlsContents seen;
    private String logged = "";
    private volatile String problem = "";

    /** @param used what the files had when the first credentials were read */
    CertificateWatch(TlsFiles files, Vertx vertx, RenewableKeyManager keys, TlsContents used) {
        this.files = files;
        this.vertx = vertx;
        this.keys = keys;
        this.used = used;
        this.seen = used;
    }

    /** Looks at the files. A change is used when it was seen twice: certificate and key are written one after the other. */
    void check() {
        try {
            TlsContents now = files.read();
            boolean settled = now.equals(seen);
            seen = now;
            if (settled && !now.equals(used)) {
                TlsCredentials next = now.credentials(vertx);
                used = now;
                keys.renew(next);
                LOG.info("The certificate was renewed; it is valid until {}.", next.end());
            }
            if (settled) {
                problem = "";
                logged = "";
            }
        } catch (IllegalArgumentException e) {
            report(e.getMessage());
        }
    }

    private void report(String reason) {
        problem = reason + " The server goes on with the certificate that it has, which is valid until "
                + keys.credentials().end() + ".";
        if (!reason.equals(logged)) {
            logged = reason;
            LOG.warn(problem);
        }
    }

    @Override
    public Optional<String> degradation() {
        if (!problem.isEmpty()) {
            return Optional.of(problem);
        }
        Instant end = keys.credentials().end();
        return end.isBefore(Instant.now())
                ? Optional.of(TlsFiles.CERTIFICATE + ": the certificate was valid until " + end
                        + ", so clients reject it. Renew it; no restart is needed.")
                : Optional.empty();
    }
}
