package dev.luna.mcp.mcp.jsonrpc;

import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Jackson's generator of UTF-8, which copies a long text without escapes as a whole instead of character by character. Half of a
 * surrogate pair, which a tool may have cut, becomes a question mark: Jackson's escape of it is refused by some parsers.
 * Not thread-safe.
 */
final class MessageGenerator extends UTF8JsonGenerator {

    /** The length from which a copy costs less than characters. */
    private static final int LONG = 128;

    MessageGenerator(IOContext context, int features, ObjectCodec codec, OutputStream out) {
        super(context, features, codec, out, '"');
    }

    @Override
    public void writeString(String text) throws IOException {
        if (text == null || text.length() < LONG && !hasSurrogates(text)) {
            super.writeString(text);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (PlainText.endOfUnescaped(bytes, 0, bytes.length) == bytes.length) {
            writeRawUTF8String(bytes, 0, bytes.length);
        } else {
            writeUTF8String(bytes, 0, bytes.length);
        }
    }

    @Override
    public void writeFieldName(String name) throws IOException {
        super.writeFieldName(
                hasSurrogates(name) ? new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8) : name);
    }

    private static boolean hasSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
