package dev.luna.mcp.mcp.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.mcp.jsonrpc.InvalidRequestException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The revisions of MCP that this server supports, newest first. */
public enum ProtocolVersion {
    V2026_07_28("2026-07-28", Era.MODERN),
    V2025_11_25("2025-11-25", Era.LEGACY),
    V2025_06_18("2025-06-18", Era.LEGACY),
    V2025_03_26("2025-03-26", Era.LEGACY);

    private static final Map<String, ProtocolVersion> BY_DATE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ProtocolVersion::date, Function.identity()));

    private static final Map<Era, ProtocolVersion> NEWEST = Arrays.stream(values())
            .collect(
                    Collectors.toUnmodifiableMap(ProtocolVersion::era, Function.identity(), (newest, older) -> newest));

    private final String date;
    private final Era era;

    ProtocolVersion(String date, Era era) {
        this.date = date;
        this.era = era;
    }

    /** The revision as it is written on the wire. */
    public String date() {
        return date;
    }

    /** The era it belongs to. */
    public Era era() {
        return era;
    }

    /** The revision of exactly this date, if it is supported. */
    public static Optional<ProtocolVersion> find(String date) {
        return Optional.ofNullable(date == null ? null : BY_DATE.get(date));
    }

    /** True if the date is a revision of the modern era. */
    public static boolean isModern(String date) {
        return find(date).filter(version -> version.era == Era.MODERN).isPresent();
    }

    /**
     * The revision that a header of the legacy era names; where there is none, the last one that did not have it yet.
     *
     * @param id the id of the request, or null
     * @throws InvalidRequestException naming the supported revisions, if it is none of them
     */
    public static ProtocolVersion legacy(JsonNode id, String date) {
        return date == null
                ? V2025_03_26
                : find(date)
                        .orElseThrow(() -> new InvalidRequestException(
                                id,
                                "The MCP-Protocol-Version '" + date + "' is not supported; use one of "
                                        + String.join(", ", dates()) + "."));
    }

    /** The newest one of an era. */
    public static ProtocolVersion newest(Era era) {
        return NEWEST.get(era);
    }

    /** All of them as they are written on the wire, newest first. */
    public static List<String> dates() {
        return Arrays.stream(values()).map(ProtocolVersion::date).toList();
    }
}
