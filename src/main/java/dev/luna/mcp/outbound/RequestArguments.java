package dev.luna.mcp.outbound;

import dev.luna.mcp.tool.AiToolEndpoint;
import dev.luna.mcp.tool.ArgumentTemplate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Selects the arguments that a block sends to a service. Stateless. */
public final class RequestArguments {

    private RequestArguments() {}

    /**
     * The values of headers by their names, without missing headers.
     *
     * @param names separated by commas; null for all arguments of the tool that the templates do not use
     * @param templates text in which {@code {name}} stands for an argument, such as a URL
     */
    public static Map<String, Object> of(String names, String templates, Exchange exchange) {
        Message message = exchange.getMessage();
        Map<String, Object> values = new LinkedHashMap<>();
        (names == null ? notIn(templates, exchange) : split(names))
                .stream()
                        .filter(name -> message.getHeader(name) != null)
                        .forEach(name -> values.put(name, message.getHeader(name)));
        return values;
    }

    /** The names in a list that is separated by commas; none if there is no list. */
    public static List<String> split(String names) {
        return Arrays.stream((names == null ? "" : names).split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static List<String> notIn(String templates, Exchange exchange) {
        Map<?, ?> arguments = exchange.getProperty(AiToolEndpoint.ARGUMENTS, Map.of(), Map.class);
        Set<String> used = ArgumentTemplate.names(templates);
        return arguments.keySet().stream()
                .map(String::valueOf)
                .filter(name -> !used.contains(name))
                .toList();
    }
}
