package dev.luna.mcp.http;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.util.StringHelper;

/** The check that a body is JSON and not compressed, since nothing here decompresses it. Stateless. */
final class ContentTypeCheck {

    private ContentTypeCheck() {}

    /** @throws UnsupportedMediaTypeException if the body of a request is not declared as JSON, or is compressed */
    static void check(Message request) {
        check(
                request.getHeader(Exchange.CONTENT_TYPE, String.class),
                request.getHeader(Exchange.CONTENT_ENCODING, String.class));
    }

    private static void check(String contentType, String encoding) {
        String type = contentType == null
                ? ""
                : StringHelper.before(contentType, ";", contentType).strip();
        if (!type.equalsIgnoreCase("application/json")) {
            throw new UnsupportedMediaTypeException(
                    "The body must be sent with 'Content-Type: application/json', not '" + type + "'.");
        }
        if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new UnsupportedMediaTypeException("The body must be sent as it is, without 'Content-Encoding'.");
        }
    }
}
