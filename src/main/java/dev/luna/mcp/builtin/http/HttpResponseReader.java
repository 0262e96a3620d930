package dev.luna.mcp.builtin.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.outbound.ResponseProjection;
import dev.luna.mcp.tool.UpstreamException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Message;
import org.apache.camel.Variable;

/** The last step of {@code block:http}: makes the tool's result of the response. Thread-safe. */
public final class HttpResponseReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TYPE = Pattern.compile("[\\w.+-]+/[\\w.+-]+\\s*(;.*)?");

    /**
     * Reads the response to its end.
     *
     * @param kind of the result: json, text, image, audio or binary
     * @param result the field that is the result; null for the whole answer
     * @param fields the fields of it to keep; null for all
     * @throws UpstreamException if there is no such result in it
     * @throws IOException if it breaks off, is too large or too slow, or is not JSON
     */
    public Object read(
            @Body byte[] body,
            @Header(Exchange.CONTENT_TYPE) String type,
            @Variable("kind") String kind,
            @Variable("result") String result,
            @Variable("fields") String fields,
            @Variable(HttpCall.VARIABLE) HttpCall call,
            Message message)
            throws IOException {
        byte[] bytes = body == null ? new byte[0] : body;
        // The headers of the response must not stand in for arguments.
        message.setHeaders(call.arguments());
        message.removeHeader(Exchange.CONTENT_TYPE);
        Object value = value(bytes, type, kind, new ResponseProjection(result, fields), message);
        call.end();
        return value;
    }

    private static Object value(byte[] bytes, String type, String kind, ResponseProjection part, Message message)
            throws IOException {
        if (kind.equals("image") || kind.equals("audio")) {
            MediaResponse media = part.result() == null || MediaResponse.isMedia(kind, type)
                    ? MediaResponse.of(kind, bytes, type)
                    : MediaResponse.in(JSON.readTree(bytes), kind, part.result());
            message.setHeader(Exchange.CONTENT_TYPE, media.contentType());
            return media.bytes();
        }
        if (kind.equals("binary")) {
            message.setHeader(Exchange.CONTENT_TYPE, plain(type));
            return bytes;
        }
        if (kind.equals("text") && part.result() == null) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        if (bytes.length == 0 && part.result() == null && part.fields() == null) {
            // The answer to a change, often 204, has no content.
            return null;
        }
        Object value = part.in(JSON.readTree(bytes), message, HttpResponseReader::without);
        return kind.equals("text") ? String.valueOf(value) : value;
    }

    /** Without parameters; unknown bytes if it is none. */
    private static String plain(String type) {
        return type != null && TYPE.matcher(type).matches()
                ? type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)
                : "application/octet-stream";
    }

    private static UpstreamException without(String field) {
        return new UpstreamException("The service answered without '" + field + "'.");
    }
}
