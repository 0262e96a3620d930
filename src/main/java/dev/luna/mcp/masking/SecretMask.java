package dev.luna.mcp.masking;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * Replaces secrets in a text by {@value #MARK}: the given ones, those that the server learns while it runs, and texts with the
 * shape of a well-known kind of secret. The text may be JSON: a match never ends within an escape or beyond a string. Thread-safe.
 */
public final class SecretMask {

    /** The text that replaces a secret. */
    public static final String MARK = "***";

    /** Older ones are forgotten: tokens that were replaced have expired. */
    private static final int MOST_LEARNED = 256;

    private final Collection<String> given;
    private final boolean shapes;
    private final Deque<String> learned = new ArrayDeque<>();
    private volatile SecretTable table;

    /**
     * @param secrets the values to mask; those under 8 characters are ignored
     * @param shapes true to mask also texts that look like secrets
     */
    public SecretMask(Collection<String> secrets, boolean shapes) {
        this.given = List.copyOf(secrets);
        this.shapes = shapes;
        this.table = new SecretTable(given, shapes);
    }

    /** Masks a secret from now on that the server got after its start, such as an access token. */
    public synchronized void learn(String secret) {
        if (learned.contains(secret)) {
            return;
        }
        learned.addLast(secret);
        if (learned.size() > MOST_LEARNED) {
            learned.removeFirst();
        }
        List<String> all = new ArrayList<>(given);
        all.addAll(learned);
        table = new SecretTable(all, shapes);
    }

    /** The text without its secrets; the same object if there are none. */
    public String mask(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        byte[] masked = mask(bytes);
        return masked == bytes ? text : new String(masked, UTF_8);
    }

    /** The text, which is UTF-8, without its secrets; the same array if there are none. */
    public byte[] mask(byte[] bytes) {
        SecretTable secrets = table;
        if (!secrets.mayBeIn(bytes)) {
            return bytes;
        }
        String text = new String(bytes, ISO_8859_1);
        SecretShape.Match secret = secrets.next(bytes, text, 0);
        if (secret == null) {
            return bytes;
        }
        StringBuilder masked = new StringBuilder(bytes.length);
        int copied = 0;
        while (secret != null) {
            masked.append(text, copied, secret.start()).append(MARK);
            copied = secret.end();
            secret = secrets.next(bytes, text, copied);
        }
        return masked.append(text, copied, text.length()).toString().getBytes(ISO_8859_1);
    }

    /** The number of secrets that {@link #mask} replaces in the text. */
    public int count(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        String latin = new String(bytes, ISO_8859_1);
        SecretTable secrets = table;
        int count = 0;
        SecretShape.Match secret = secrets.next(bytes, latin, 0);
        while (secret != null) {
            count++;
            secret = secrets.next(bytes, latin, secret.end());
        }
        return count;
    }
}
