package dev.luna.mcp.http;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** The check that a body is JSON and not compressed, since nothing here decompresses it. Stateless. */
public final class ContentTypeCheck implements Processor {

    @Override
    public void process(Exchange exchange) {
        Message request = exchange.getMessage();
        check(
                request.getHeader(Exchange.CONTENT_TYPE, String.class),
                request.getHeader(Exchange.CONTENT_ENCODING, String.class));
    }

    /**
     * @param contentType the request's header of that name, or null
     * @param encoding the request's {@code Content-Encoding}, or null
     * @throws UnsupportedMediaTypeException if the body is not declared as JSON, or is compressed
     */
    void check(String contentType, String encoding) {
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
