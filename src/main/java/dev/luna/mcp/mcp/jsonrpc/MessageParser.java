package dev.luna.mcp.mcp.jsonrpc;

import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Jackson's parser of UTF-8, which takes a text without escapes as it is. Jackson itself decodes each byte to a character and copies
 * the characters twice. Not thread-safe.
 */
final class MessageParser extends UTF8StreamJsonParser {

    MessageParser(
            IOContext context,
            int features,
            ObjectCodec codec,
            ByteQuadsCanonicalizer names,
            byte[] json,
            int start,
            int end) {
        super(context, features, null, codec, names, json, start, end, 0, false);
    }

    @Override
    protected String _finishAndReturnString() throws IOException {
        int end = PlainText.endOfAscii(_inputBuffer, _inputPtr, _inputEnd);
        if (end == _inputEnd || _inputBuffer[end] != '"') {
            return super._finishAndReturnString();
        }
        String text = new String(_inputBuffer, _inputPtr, end - _inputPtr, StandardCharsets.ISO_8859_1);
        _textBuffer.resetWithString(text);
        _inputPtr = end + 1;
        return text;
    }
}
