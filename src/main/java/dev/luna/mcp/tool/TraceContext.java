package dev.luna.mcp.tool;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/**
 * The trace of a call: {@code traceparent} and {@code tracestate} of the W3C's Trace Context, and {@code baggage}.
 * While a tool's route runs they are in the log's context (MDC) of its thread, and outbound requests carry them.
 * Contains only well-formed values. Immutable.
 *
 * @param fields the values by name
 * @see <a href="https://www.w3.org/TR/trace-context/">Trace Context</a>
 * @see <a href="https://www.w3.org/TR/baggage/">Baggage</a>
 */
public record TraceContext(Map<String, String> fields) {

    /** The context of a call that is part of no trace. */
    static final TraceContext NONE = new TraceContext(Map.of());

    /** Field with the request id; not sent to other servers. */
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

    private static final int MAX_STATE_LENGTH = 512;
    private static final int MAX_STATE_MEMBERS = 32;
    private static final int MAX_BAGGAGE_LENGTH = 8192;
    private static final int MAX_BAGGAGE_MEMBERS = 180;

    public TraceContext {
        fields = Map.copyOf(fields);
    }

    /**
     * Reads the well-formed fields and ignores the others.
     *
     * @param source gives the value of a field by its name, or null
     */
    public static TraceContext of(Function<String, String> source) {
        Map<String, String> fields = new LinkedHashMap<>();
        String parent = source.apply(PARENT);
        if (parent != null && PARENT_VALUE.matcher(parent).matches()) {
            fields.put(PARENT, parent);
            String state = source.apply(STATE);
            if (isList(state, STATE_MEMBER, MAX_STATE_LENGTH, MAX_STATE_MEMBERS)) {
                fields.put(STATE, state);
            }
        }
        String baggage = source.apply(BAGGAGE);
        if (isList(baggage, BAGGAGE_MEMBER, MAX_BAGGAGE_LENGTH, MAX_BAGGAGE_MEMBERS)) {
            fields.put(BAGGAGE, baggage);
        }
        return fields.isEmpty() ? NONE : new TraceContext(fields);
    }

    /** The trace context of the current thread; empty if there is none. */
    public static TraceContext current() {
        return of(MDC::get);
    }

    /** A copy with a request id. */
    public TraceContext of(String request) {
        if (fields.isEmpty()) {
            return new TraceContext(Map.of(REQUEST, request));
        }
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put(REQUEST, request);
        return new TraceContext(all);
    }

    /** A copy with the fields of another context in place of its own; the request id stays. */
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

    /** The request id; empty if there is none. */
    public Optional<String> request() {
        return Optional.ofNullable(fields.get(REQUEST));
    }

    /** The trace id, 32 hexadecimal digits; empty if there is none. */
    public Optional<String> id() {
        return Optional.ofNullable(fields.get(PARENT)).map(parent -> parent.split("-")[1]);
    }

    private static boolean isList(String value, Pattern member, int maxLength, int maxMembers) {
        if (value == null || value.length() > maxLength) {
            return false;
        }
        String[] members = value.split(",", -1);
        for (String each : members) {
            if (!member.matcher(each.strip()).matches()) {
                return false;
            }
        }
        return members.length <= maxMembers;
    }

    /**
     * Runs work with this context in the MDC of the current thread.
     *
     * @return the result of the work
     */
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
