package dev.luna.mcp.http;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** The response to a request without the token, in the form that other servers of its kind have. Stateless. */
public final class UnauthorizedResponse implements Processor {

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, 401);
        message.setHeader("WWW-Authenticate", "Bearer");
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setBody("{\"detail\":\"invalid token\"}");
    }
}
