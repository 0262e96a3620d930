package dev.luna.mcp.http;

import dev.luna.mcp.identity.Challenge;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** The response to a request without a valid token, in the form that other servers of its kind have. Thread-safe. */
public final class UnauthorizedResponse implements Processor {

    private final Challenge challenge;

    UnauthorizedResponse(Challenge challenge) {
        this.challenge = challenge;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        boolean hadToken = message.getHeader("Authorization") != null;
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, 401);
        message.setHeader(ChallengeHeader.NAME, challenge.unauthorized(hadToken));
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setBody("{\"detail\":\"invalid token\"}");
    }
}
