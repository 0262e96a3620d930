package dev.luna.mcp.http;

import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** Lets only JSON pass, as it is: nothing here inflates what was sent. Stateless. */
public final class ContentTypeCheck {

    /**
     * @param contentType the request's header of that name, or null
     * @param encoding the request's {@code Content-Encoding}, or null
     * @throws UnsupportedMediaTypeException if the body is not declared as JSON, or is compressed
     */
    public void check(
            @Header(Exchange.CONTENT_TYPE) String contentType, @Header(Exchange.CONTENT_ENCODING) String encoding) {
        String type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
        if (!type.equalsIgnoreCase("application/json")) {
            throw new UnsupportedMediaTypeException(
                    "The body must be sent with 'Content-Type: application/json', not '" + type + "'.");
        }
        if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new UnsupportedMediaTypeException("The body must be sent as it is, without 'Content-Encoding'.");
        }
    }
}
