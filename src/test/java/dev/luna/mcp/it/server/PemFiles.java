package dev.luna.mcp.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for {@code localhost} that openssl made, its key, and clients that trust it. */
final class PemFiles {

    private final Path directory;

    private PemFiles(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes them in a directory.
     *
     * @param algorithm as openssl names it, such as {@code rsa:2048} or {@code ed25519}
     */
    static PemFiles make(Path directory, String algorithm) throws Exception {
        Files.createDirectories(directory);
        openssl(
                directory,
                "req",
                "-x509",
                "-newkey",
                algorithm,
                "-nodes",
                "-keyout",
                "key.pem",
                "-out",
                "certificate.pem",
                "-days",
                "30",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1");
        return new PemFiles(directory);
    }

    /** Runs openssl in a directory. */
    static void openssl(Path directory, String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = "openssl";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(printed).isZero();
    }

    Path certificate() {
        return directory.resolve("certificate.pem");
    }

    Path key() {
        return directory.resolve("key.pem");
    }

    /** The certificate. */
    Certificate parsed() throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(certificate())) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    /** TLS of a client that trusts these certificates only. */
    static SSLContext trusting(PemFiles... trusted) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (PemFiles files : trusted) {
            store.setCertificateEntry(files.directory.toString(), files.parsed());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** A connection from an address of this machine to a port of it, after the handshake. */
    static SSLSocket connect(SSLContext context, String from, int port) throws IOException {
        Socket plain = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(from), 0);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", port, true);
        socket.setSoTimeout(20_000);
        socket.startHandshake();
        return socket;
    }
}
