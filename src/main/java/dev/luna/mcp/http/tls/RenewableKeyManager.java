package dev.luna.mcp.http.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Gives each handshake the newest credentials. The alias names their generation, and the former generation is kept, so that a
 * handshake that has chosen it gets its key and its certificate together. Thread-safe.
 */
final class RenewableKeyManager extends X509ExtendedKeyManager {

    private record Generation(String alias, TlsCredentials credentials) {}

    /** The newest first; two at most. */
    private volatile List<Generation> generations = List.of();

    RenewableKeyManager(TlsCredentials first) {
        renew(first);
    }

    /** Uses other credentials for handshakes from now on. */
    synchronized void renew(TlsCredentials next) {
        String alias = generations.isEmpty()
                ? "0"
                : Integer.toString(Integer.parseInt(generations.get(0).alias()) + 1);
        generations = Stream.concat(
                        Stream.of(new Generation(alias, next)),
                        generations.stream().limit(1))
                .toList();
    }

    /** The newest credentials. */
    TlsCredentials credentials() {
        return generations.get(0).credentials();
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        return chooseServerAlias(keyType, issuers, null);
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        Generation newest = generations.get(0);
        return newest.credentials().key().getAlgorithm().equals(keyType) ? newest.alias() : null;
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return find(alias).map(TlsCredentials::key).orElse(null);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return find(alias)
                .map(credentials -> credentials.chain().toArray(X509Certificate[]::new))
                .orElse(null);
    }

    private Optional<TlsCredentials> find(String alias) {
        return generations.stream()
                .filter(generation -> generation.alias().equals(alias))
                .map(Generation::credentials)
                .findFirst();
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        String alias = chooseServerAlias(keyType, issuers, null);
        return alias == null ? null : new String[] {alias};
    }

    /** Nothing: the server is never a client. */
    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return null;
    }

    /** Nothing: the server is never a client. */
    @Override
    public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
        return null;
    }
}
