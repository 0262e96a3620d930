package dev.luna.mcp.masking;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The shape of a kind of secret. Every pattern is linear: it is tried only where its prefix stands, and does not
 * backtrack. Immutable.
 */
final class SecretShape {

    /** This many letters and digits in a row around a match are an image or another file in base64. */
    private static final int BINARY = 100;

    /** GitHub, GitLab, npm, AWS, Google, Slack, Stripe, Anthropic, named tokens of this server, JWT, bearer headers, URLs with a password, private keys. */
    static final List<SecretShape> ALL = Stream.of(
                    Stream.of("ghp_", "gho_", "ghu_", "ghs_", "ghr_")
                            .map(prefix -> new SecretShape(prefix, "[A-Za-z0-9]{36,255}+")),
                    Stream.of("AKIA", "ASIA")
                            .map(prefix -> new SecretShape(prefix, "(?<![A-Z0-9]....)[A-Z0-9]{16}+(?![A-Z0-9])")),
                    Stream.of("Bearer ", "bearer ", "BEARER ")
                            .map(prefix -> new SecretShape(
                                    prefix, " *+(?=[A-Za-z._~+/-]*+[0-9])([A-Za-z0-9._~+/-]{20,}+=*+)")),
                    Stream.of(
                            new SecretShape("github_pat_", "[A-Za-z0-9_]{22,255}+"),
                            new SecretShape("glpat-", "[A-Za-z0-9_-]{20,255}+"),
                            new SecretShape("npm_", "[A-Za-z0-9]{36}+(?![A-Za-z0-9])"),
                            new SecretShape("AIza", "[A-Za-z0-9_-]{35}+(?![A-Za-z0-9_-])"),
                            new SecretShape("GOCSPX-", "[A-Za-z0-9_-]{28}+"),
                            new SecretShape("ya29.", "[A-Za-z0-9_-]{20,}+"),
                            new SecretShape("xox", "[abeoprs]-[A-Za-z0-9-]{10,}+"),
                            new SecretShape("xapp-", "[A-Za-z0-9-]{10,}+"),
                            new SecretShape("luna_", "[A-Za-z0-9_-]{43}+(?![A-Za-z0-9_-])"),
                            new SecretShape("sk_live_", "[A-Za-z0-9]{16,}+"),
                            new SecretShape("sk-ant-", "[A-Za-z0-9_-]{20,}+"),
                            // Only where a word begins, be it after an escape: else each eyJ of a long row would scan
                            // its rest.
                            new SecretShape(
                                    "eyJ",
                                    "(?:(?<=\\\\[nrt]eyJ)|(?<![A-Za-z0-9_-]eyJ))"
                                            + "[A-Za-z0-9_-]{8,}+\\.eyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{16,}+"),
                            new SecretShape("://", "[^/\\s:@\"\\\\]{1,256}+:([^/\\s:@\"\\\\]{1,256}+)@"),
                            new SecretShape(
                                    "-----BEGIN ",
                                    "[A-Z ]{0,40}+(?<=PRIVATE KEY)-----"
                                            + "(?:[A-Za-z0-9+/=:,. \\r\\n]++|-(?!----)|\\\\++[nrt]){0,400}+"
                                            + "(?:-----END [A-Z ]{0,40}+-----)?+")))
            .flatMap(shapes -> shapes)
            .toList();

    /** A placeholder for a secret: {password}, <token>, ${TOKEN}, $TOKEN, %TOKEN%, ***, xxxx, password. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "\\{++[^{}]*+\\}++|<[^<>]*+>|\\$\\{[^{}]*+\\}|\\$[A-Z_][A-Z0-9_]*+"
                    + "|%[A-Za-z_]++%|([xX*._-])\\1{2,}+|(?i:(?:your|my)?[-_]?(?:password|passwd|pass|pwd|secret|token))");

    /** The part of a text that is a secret; its end is exclusive. */
    record Match(int start, int end) {}

    private final String prefix;
    private final Pattern pattern;

    /**
     * @param prefix the beginning of the secret
     * @param rest the pattern after the prefix; if it has a group, only the group is the secret
     */
    private SecretShape(String prefix, String rest) {
        this.prefix = prefix;
        this.pattern = Pattern.compile(Pattern.quote(prefix) + rest);
    }

    String prefix() {
        return prefix;
    }

    /** The secret whose prefix is at a position, or null if there is none. */
    Match find(String text, int at) {
        Matcher matcher = pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
        if (!matcher.lookingAt() || isWithinBinary(text, matcher.start(), matcher.end())) {
            return null;
        }
        int secret = matcher.groupCount();
        Match found = new Match(matcher.start(secret), matcher.end(secret));
        return isPlaceholder(text, Math.max(found.start(), at + prefix.length()), found.end()) ? null : found;
    }

    private static boolean isPlaceholder(String text, int start, int end) {
        return PLACEHOLDER.matcher(text).region(start, end).matches();
    }

    private static boolean isWithinBinary(String text, int start, int end) {
        int row = 0;
        for (int i = start - 1; i >= 0 && row < BINARY && isBase64(text.charAt(i)); i--) {
            row++;
        }
        for (int i = end; i < text.length() && row < BINARY && isBase64(text.charAt(i)); i++) {
            row++;
        }
        return row == BINARY;
    }

    private static boolean isBase64(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '=';
    }
}
