package dev.luna.mcp.http.tls;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.X509KeyManager;

/**
 * The texts of the certificate and its key. Vert.x parses them.
 *
 * @param certificate the text of {@code luna.tls.certificate}
 * @param key the text of {@code luna.tls.key}
 */
record TlsContents(String certificate, String key) {

    /** Algorithms of keys as key managers name them. */
    private static final List<String> ALGORITHMS = List.of("RSA", "EC");

    /**
     * Parses the texts.
     *
     * @throws IllegalArgumentException if they are not a certificate and its key; the message names the setting and the remedy, and
     *     holds nothing of the key
     */
    TlsCredentials credentials(Vertx vertx) {
        require(
                certificate.contains("-----BEGIN CERTIFICATE-----"),
                TlsFiles.CERTIFICATE
                        + ": the file has no certificate in PEM format, which begins with -----BEGIN CERTIFICATE-----.");
        require(
                !key.contains("ENCRYPTED"),
                TlsFiles.KEY + ": the key is encrypted. Write it without a passphrase, for example with"
                        + " openssl pkey -in encrypted.pem -out key.pem, and let only the server's user read it.");
        require(
                key.contains("PRIVATE KEY-----"),
                TlsFiles.KEY
                        + ": the file has no private key in PEM format, which begins with -----BEGIN PRIVATE KEY-----.");
        TlsCredentials credentials = parse(vertx);
        require(
                credentials.fit(),
                TlsFiles.KEY + ": the key does not belong to the certificate of " + TlsFiles.CERTIFICATE
                        + ". The first certificate in that file must be the server's own.");
        return credentials;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    private TlsCredentials parse(Vertx vertx) {
        try {
            X509KeyManager parsed = (X509KeyManager) new PemKeyCertOptions()
                    .setCertValue(buffer(certificate))
                    .setKeyValue(buffer(key))
                    .getKeyManagerFactory(vertx)
                    .getKeyManagers()[0];
            String alias = ALGORITHMS.stream()
                    .map(algorithm -> parsed.getServerAliases(algorithm, null))
                    .filter(Objects::nonNull)
                    .map(aliases -> aliases[0])
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the key is neither of RSA nor of EC"));
            PrivateKey privateKey = parsed.getPrivateKey(alias);
            X509Certificate[] chain = parsed.getCertificateChain(alias);
            return new TlsCredentials(privateKey, List.of(chain));
        } catch (Exception e) {
            throw new IllegalArgumentException(TlsFiles.CERTIFICATE + " and " + TlsFiles.KEY
                    + " cannot be read as a certificate and a private key (" + e.getMessage()
                    + "). The key must be of RSA or EC.");
        }
    }

    private static Buffer buffer(String text) {
        return Buffer.buffer(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
