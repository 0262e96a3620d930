package dev.luna.mcp.http.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The files of the certificate and its key, in PEM format.
 *
 * @param certificate the certificate, followed by those between it and the root
 * @param key the private key, without a passphrase
 */
public record TlsFiles(Path certificate, Path key) {

    static final String CERTIFICATE = "luna.tls.certificate";
    static final String KEY = "luna.tls.key";

    /** More than any chain of certificates has. */
    private static final int MOST_BYTES = 1 << 20;

    /**
     * Reads the two settings.
     *
     * @throws IllegalArgumentException if one of them is not set
     */
    public static TlsFiles of(String certificate, String key) {
        if (certificate.isEmpty() || key.isEmpty()) {
            throw new IllegalArgumentException((certificate.isEmpty() ? CERTIFICATE : KEY) + " is not set, but "
                    + (certificate.isEmpty() ? KEY : CERTIFICATE)
                    + " is. TLS needs both: set LUNA_TLS_CERTIFICATE and LUNA_TLS_KEY, or neither.");
        }
        return new TlsFiles(Path.of(certificate), Path.of(key));
    }

    /**
     * Reads the files as they are now.
     *
     * @throws IllegalArgumentException if one cannot be read; the message names its setting
     */
    TlsContents read() {
        return new TlsContents(text(CERTIFICATE, certificate), text(KEY, key));
    }

    private static String text(String setting, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            // PEM is ASCII; any other byte is a mistake that the parser finds.
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(setting + ": there is no file " + file + ". Correct the path.");
        } catch (AccessDeniedException e) {
            throw new IllegalArgumentException(
                    setting + ": the server's user may not read " + file + ". Change its owner or its permissions.");
        } catch (IOException e) {
            throw new IllegalArgumentException(setting + ": " + file + " cannot be read (" + e.getMessage() + ").");
        }
    }
}
