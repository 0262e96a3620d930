package dev.luna.mcp.mcp.request;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;

/** Collects what the messages of a batch are answered with; not all of them are. Stateless. */
public final class BatchResponses implements AggregationStrategy {

    /** A failed message's exchange is marked as handled, which would end the batch with it; the answers get one of their own. */
    @Override
    public Exchange aggregate(Exchange before, Exchange answered) {
        Exchange batch = before == null ? new DefaultExchange(answered.getContext()) : before;
        List<Object> answers = new ArrayList<>();
        if (batch.getMessage().getBody() instanceof List<?> earlier) {
            answers.addAll(earlier);
        }
        if (answered.getMessage().getBody() instanceof byte[] answer) {
            answers.add(new String(answer, StandardCharsets.UTF_8));
        }
        batch.getMessage().setBody(answers);
        return batch;
    }
}
