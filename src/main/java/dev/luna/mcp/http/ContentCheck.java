package dev.luna.mcp.http;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/** Lets only JSON of a reasonable size pass. Stateless. */
public final class ContentCheck {

    /**
     * @param contentType the request's header of that name, or null
     * @param limit set by the consumer if the body was longer than the limit it bears, in bytes; else null
     * @throws BodyTooLargeException if the body was cut off
     * @throws UnsupportedMediaTypeException if it is not declared as JSON
     */
    public void check(
            @Header(Exchange.CONTENT_TYPE) String contentType,
            @ExchangeProperty(EventLoopHttpConsumer.BODY_LIMIT_EXCEEDED) Long limit) {
        if (limit != null) {
            throw new BodyTooLargeException("The body is larger than the " + limit + " bytes this server takes.");
        }
        String type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
        if (!type.equalsIgnoreCase("application/json")) {
            throw new UnsupportedMediaTypeException(
                    "The body must be sent with 'Content-Type: application/json', not '" + type + "'.");
        }
    }
}
