package dev.luna.mcp.http.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A private key and its certificate.
 *
 * @param key the private key
 * @param chain the certificate, followed by those between it and the root
 */
record TlsCredentials(PrivateKey key, List<X509Certificate> chain) {

    private static final byte[] SAMPLE = {1, 2, 3};
    private static final Map<String, String> SIGNATURES = Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA");

    TlsCredentials {
        chain = List.copyOf(chain);
    }

    /** Returns true if the key is that of the certificate: what it signs, the certificate verifies. */
    boolean fit() {
        PublicKey publicKey = chain.get(0).getPublicKey();
        if (!publicKey.getAlgorithm().equals(key.getAlgorithm())) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(SIGNATURES.get(key.getAlgorithm()));
            signature.initSign(key);
            signature.update(SAMPLE);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(SAMPLE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The time after which clients reject the certificate. */
    Instant end() {
        return chain.get(0).getNotAfter().toInstant();
    }
}
