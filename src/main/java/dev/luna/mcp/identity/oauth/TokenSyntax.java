package dev.luna.mcp.identity.oauth;

/** The forms of bearer tokens. Plain loops, since each request is looked at. Stateless. */
final class TokenSyntax {

    private static final int DOTS_OF_SIGNED = 2;

    private TokenSyntax() {}

    /** True if a text has the characters of a token (RFC 6750, section 2.1): {@code =} is at its end only. */
    static boolean isToken(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '=') {
            end--;
        }
        for (int i = 0; i < end; i++) {
            if (!isPlain(text.charAt(i))) {
                return false;
            }
        }
        return end > 0;
    }

    private static boolean isPlain(char each) {
        return each >= 'a' && each <= 'z'
                || each >= 'A' && each <= 'Z'
                || each >= '0' && each <= '9'
                || each == '.'
                || each == '_'
                || each == '-'
                || each == '~'
                || each == '+'
                || each == '/';
    }

    /** True if a token has the three parts of a signed one (RFC 7515, section 7.1). */
    static boolean isSigned(String token) {
        int dots = 0;
        for (int i = 0; i < token.length(); i++) {
            if (token.charAt(i) == '.') {
                dots++;
            }
        }
        return dots == DOTS_OF_SIGNED;
    }
}
