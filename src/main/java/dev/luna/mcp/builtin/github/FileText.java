package dev.luna.mcp.builtin.github;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Distinguishes texts from binary files. Stateless. */
final class FileText {

    private static final int LONGEST_LINE = 120;

    private FileText() {}

    /** The bytes as text if they are UTF-8 without NUL, otherwise null. */
    static String of(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') < 0 ? text : null;
        } catch (CharacterCodingException notText) {
            return null;
        }
    }

    /** The first line, shortened if it is long. */
    static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("");
        if (line.length() <= LONGEST_LINE) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST_LINE - 1)) ? LONGEST_LINE - 1 : LONGEST_LINE;
        return line.substring(0, end) + "...";
    }
}
