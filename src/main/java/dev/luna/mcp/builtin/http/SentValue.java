package dev.luna.mcp.builtin.http;

import dev.luna.mcp.outbound.RequestArguments;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;

/**
 * A value that is sent in the body, or in the query of a request without one. Immutable.
 *
 * @param name the name that the service knows
 * @param argument the argument that has the value
 */
record SentValue(String name, String argument, Object value) {

    /**
     * The values that a tool sends, without missing ones.
     *
     * @param send arguments, {@code name} or {@code nameForTheService=name}, separated by commas; null for all that the templates do
     *     not use
     */
    static List<SentValue> of(String send, String templates, Exchange exchange) {
        if (send == null) {
            return RequestArguments.of(null, templates, exchange).entrySet().stream()
                    .map(each -> new SentValue(each.getKey(), each.getKey(), each.getValue()))
                    .toList();
        }
        List<SentValue> sent = new ArrayList<>();
        for (String item : RequestArguments.split(send)) {
            String[] names = item.split("=", 2);
            String argument = names[names.length - 1].strip();
            Object value = exchange.getMessage().getHeader(argument);
            if (value != null) {
                sent.add(new SentValue(names[0].strip(), argument, value));
            }
        }
        return sent;
    }
}
