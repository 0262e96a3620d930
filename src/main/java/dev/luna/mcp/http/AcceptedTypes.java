package dev.luna.mcp.http;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The forms of an answer that a request's {@code Accept} header allows. A type with {@code q=0} is not allowed.
 *
 * @param json true if JSON is named
 * @param events true if server-sent events are named
 * @param anything true if any type is allowed, as it is without the header
 */
record AcceptedTypes(boolean json, boolean events, boolean anything) {

    private static final Pattern REFUSED =
            Pattern.compile(";\\s*q\\s*=\\s*0(\\.0*)?\\s*(;|$)", Pattern.CASE_INSENSITIVE);

    /** The usual values of the header, which are not parsed for each request. */
    private static final Map<String, AcceptedTypes> USUAL = Stream.of(
                    "application/json, text/event-stream",
                    "application/json,text/event-stream",
                    "application/json",
                    "*/*")
            .collect(Collectors.toUnmodifiableMap(Function.identity(), AcceptedTypes::parsed));

    /** @param header all values of the header, separated by commas; empty if it is not there */
    static AcceptedTypes of(String header) {
        AcceptedTypes usual = USUAL.get(header);
        return usual == null ? parsed(header) : usual;
    }

    private static AcceptedTypes parsed(String header) {
        if (header.isBlank()) {
            return new AcceptedTypes(false, false, true);
        }
        boolean json = false;
        boolean events = false;
        boolean anything = false;
        for (String range : header.split(",")) {
            boolean plain = range.indexOf(';') < 0;
            if (plain || !REFUSED.matcher(range).find()) {
                switch ((plain ? range : range.split(";", 2)[0]).strip().toLowerCase(Locale.ROOT)) {
                    case "application/json", "application/*" -> json = true;
                    case "text/event-stream", "text/*" -> events = true;
                    case "*/*" -> anything = true;
                    default -> {
                        // Neither of the two forms there are.
                    }
                }
            }
        }
        return new AcceptedTypes(json, events, anything);
    }

    /** True if the response may be a stream when there is no other way. */
    boolean allowsEvents() {
        return events || anything;
    }

    /** True if the response has to be a stream. */
    boolean isEventsOnly() {
        return events && !json && !anything;
    }
}
