package dev.luna.mcp.connection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys with which tokens are encrypted (AES-256-GCM). The first one encrypts, all of them decrypt, so a new key is put in front of
 * the old one until nothing needs that any more. Immutable and thread-safe.
 */
final class EncryptionKeys {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private final Map<String, SecretKey> byId = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /**
     * Bytes that were encrypted.
     *
     * @param key the id of the key
     * @param nonce different for each one
     */
    record Sealed(String key, byte[] nonce, byte[] data) {}

    /**
     * @param keys 32 bytes each, in base64, separated by commas
     * @throws IllegalArgumentException if one is not; its text is not repeated
     */
    EncryptionKeys(String keys) {
        this(keys, "luna.connections.key");
    }

    private EncryptionKeys(String keys, String source) {
        for (String key : keys.split(",")) {
            byte[] bytes = decoded(key.strip());
            if (bytes.length != KEY_BYTES) {
                throw new IllegalArgumentException(source + " must be 32 random bytes in base64, such as the output of"
                        + " `openssl rand -base64 32`, or two of them separated by a comma: the new key first.");
            }
            byId.put(id(bytes), new SecretKeySpec(bytes, "AES"));
        }
    }

    /**
     * Reads the key of a file, which is made with a random key if there is none. Only its owner can read it.
     *
     * @throws IOException if it can neither be read nor be made
     */
    static EncryptionKeys ofFile(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            try {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, Base64.getEncoder().encodeToString(key) + "\n");
            } catch (FileAlreadyExistsException e) {
                // Another process has made it since.
                return ofFile(file);
            }
        }
        return new EncryptionKeys(Files.readString(file).strip(), file.toString());
    }

    private static byte[] decoded(String key) {
        try {
            return Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static String id(byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("id of a key of connections".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(key), 0, 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** Returns true if this is the id of the key that encrypts. */
    boolean isFirst(String id) {
        return byId.keySet().iterator().next().equals(id);
    }

    /**
     * Encrypts.
     *
     * @param associated stays readable, and must be the same again to decrypt
     */
    Sealed seal(byte[] text, byte[] associated) {
        String id = byId.keySet().iterator().next();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            return new Sealed(
                    id,
                    nonce,
                    cipher(Cipher.ENCRYPT_MODE, byId.get(id), nonce, associated).doFinal(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has AES-GCM", e);
        }
    }

    /** Decrypts; empty if the key is not known any more, or anything was changed. */
    Optional<byte[]> open(Sealed sealed, byte[] associated) {
        SecretKey key = byId.get(sealed.key());
        if (key == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, key, sealed.nonce(), associated).doFinal(sealed.data()));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] associated)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, Arrays.copyOf(nonce, NONCE_BYTES)));
        cipher.updateAAD(associated);
        return cipher;
    }
}
