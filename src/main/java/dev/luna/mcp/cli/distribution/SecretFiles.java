package dev.luna.mcp.cli.distribution;

import dev.luna.mcp.masking.SecretMask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Recognises secrets among files, by name and by content.
 *
 * @param secrets recognises the known secrets and those with a well-known shape
 */
record SecretFiles(SecretMask secrets) {

    private static final Pattern NAME = Pattern.compile("(?i)\\.env(\\..*)?"
            + "|.*\\.(pem|key|p12|pfx|jks|keystore|kdbx|ppk|gpg)"
            + "|id_(rsa|dsa|ecdsa|ed25519)|[._]?(netrc|pgpass)"
            + "|(.*[._-])?(secret|credential|password|passwd|token)s?(\\.(json|txt|csv|properties))?");

    /** Returns true if the file has the name of one that holds secrets, such as {@code .env} or {@code server.key}. */
    static boolean hasSecretName(Path file) {
        return NAME.matcher(file.getFileName().toString()).matches();
    }

    /** The number of the first line with a secret; empty if there is none. */
    OptionalInt firstLine(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        if (secrets.count(text) == 0) {
            return OptionalInt.empty();
        }
        List<String> lines = text.lines().toList();
        int first = 0;
        while (first < lines.size() && secrets.count(lines.get(first)) == 0) {
            first++;
        }
        return OptionalInt.of(first < lines.size() ? first + 1 : 1);
    }
}
