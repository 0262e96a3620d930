package dev.luna.mcp.mcp.jsonrpc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.IOContext;
import java.io.IOException;
import java.io.OutputStream;

/** Makes the parsers and generators of messages in UTF-8. Thread-safe once it is configured. */
public final class MessageFactory extends JsonFactory {

    public MessageFactory() {}

    private MessageFactory(MessageFactory source) {
        super(source, null);
    }

    @Override
    public JsonFactory copy() {
        return new MessageFactory(this);
    }

    @Override
    protected JsonParser _createParser(byte[] json, int offset, int length, IOContext context) throws IOException {
        if (!isSurelyUtf8(json, offset, length)) {
            return super._createParser(json, offset, length, context);
        }
        _streamReadConstraints.validateDocumentLength(length);
        return new MessageParser(
                context,
                _parserFeatures,
                _objectCodec,
                _byteSymbolCanonicalizer.makeChild(_factoryFeatures),
                json,
                offset,
                offset + length);
    }

    /** A bracket and another character, not half of one in UTF-16 or UTF-32. */
    private static boolean isSurelyUtf8(byte[] json, int offset, int length) {
        return length > 1 && (json[offset] == '{' || json[offset] == '[') && json[offset + 1] != 0;
    }

    @Override
    protected JsonGenerator _createUTF8Generator(OutputStream out, IOContext context) {
        return _decorate(new MessageGenerator(context, _generatorFeatures, _objectCodec, out));
    }
}
