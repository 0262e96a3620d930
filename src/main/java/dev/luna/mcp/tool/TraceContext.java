package dev.luna.mcp.tool;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/**
 * The trace that a caller's call is part of: {@code traceparent} and {@code tracestate} of the W3C's Trace Context, and its
 * {@code baggage}. While a tool's route runs they are in the log's context (MDC) of its thread, and outbound requests take them
 * along. Holds only what is well-formed. Immutable.
 *
 * @param fields by name
 * @see <a href="https://www.w3.org/TR/trace-context/">Trace Context</a>
 * @see <a href="https://www.w3.org/TR/baggage/">Baggage</a>
 */
public record TraceContext(Map<String, String> fields) {

    /** The exchange property that holds it, where a call is part of a trace. */
    public static final String PROPERTY = "LunaTraceContext";

    /** The field that holds the id of the request; it stays in this server. */
    private static final String REQUEST = "request";

    private static final String PARENT = "traceparent";
    private static final String STATE = "tracestate";
    private static final String BAGGAGE = "baggage";

    private static final Pattern PARENT_VALUE =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final Pattern STATE_MEMBER = Pattern.compile(
            "[a-z0-9][a-z0-9_*/@-]{0,255}=[\\x20-\\x2b\\x2d-\\x3c\\x3e-\\x7e]{0,255}[\\x21-\\x2b\\x2d-\\x3c\\x3e-\\x7e]");
    private static final Pattern BAGGAGE_MEMBER =
            Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+ *=[\\x20\\x21\\x23-\\x2b\\x2d-\\x5b\\x5d-\\x7e]*");

    private static final int LONGEST_STATE = 512;
    private static final int MOST_STATE_MEMBERS = 32;
    private static final int LONGEST_BAGGAGE = 8192;
    private static final int MOST_BAGGAGE_MEMBERS = 180;

    public TraceContext {
        fields = Map.copyOf(fields);
    }

    /**
     * Takes over what is well-formed and leaves the rest.
     *
     * @param source gives the value of a field by its name, or null
     */
    public static TraceContext of(Function<String, String> source) {
        Map<String, String> fields = new LinkedHashMap<>();
        String parent = source.apply(PARENT);
        if (parent != null && PARENT_VALUE.matcher(parent).matches()) {
            fields.put(PARENT, parent);
            String state = source.apply(STATE);
            if (isList(state, STATE_MEMBER, LONGEST_STATE, MOST_STATE_MEMBERS)) {
                fields.put(STATE, state);
            }
        }
        String baggage = source.apply(BAGGAGE);
        if (isList(baggage, BAGGAGE_MEMBER, LONGEST_BAGGAGE, MOST_BAGGAGE_MEMBERS)) {
            fields.put(BAGGAGE, baggage);
        }
        return new TraceContext(fields);
    }

    /** The one of the work that the current thread does; empty if it is part of no trace. */
    public static TraceContext current() {
        return of(MDC::get);
    }

    /** This one, as part of a request of this server. */
    public TraceContext of(String request) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put(REQUEST, request);
        return new TraceContext(all);
    }

    /** This one, but for what another names itself. */
    public TraceContext with(TraceContext other) {
        if (other.fields.isEmpty()) {
            return this;
        }
        Map<String, String> all = new LinkedHashMap<>(other.fields);
        if (fields.containsKey(REQUEST)) {
            all.put(REQUEST, fields.get(REQUEST));
        }
        return new TraceContext(all);
    }

    /** The id of the request; empty if it is part of none. */
    public Optional<String> request() {
        return Optional.ofNullable(fields.get(REQUEST));
    }

    /** The id of the trace, 32 hexadecimal digits; empty if there is none. */
    public Optional<String> id() {
        return Optional.ofNullable(fields.get(PARENT)).map(parent -> parent.split("-")[1]);
    }

    private static boolean isList(String value, Pattern member, int longest, int most) {
        if (value == null || value.length() > longest) {
            return false;
        }
        String[] members = value.split(",", -1);
        for (String each : members) {
            if (!member.matcher(each.strip()).matches()) {
                return false;
            }
        }
        return members.length <= most;
    }

    /** Does work as part of this trace, on the current thread, and gives what it gives. */
    boolean run(BooleanSupplier work) {
        if (fields.isEmpty()) {
            return work.getAsBoolean();
        }
        Map<String, String> before = MDC.getCopyOfContextMap();
        fields.forEach(MDC::put);
        try {
            return work.getAsBoolean();
        } finally {
            if (before == null) {
                MDC.clear();
            } else {
                MDC.setContextMap(before);
            }
        }
    }
}
