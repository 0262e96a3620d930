package dev.luna.mcp.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The revisions of MCP that this server speaks, newest first. */
public enum ProtocolVersion {
    V2025_11_25("2025-11-25"),
    V2025_06_18("2025-06-18"),
    V2025_03_26("2025-03-26");

    private final String date;

    ProtocolVersion(String date) {
        this.date = date;
    }

    /** The revision as it is written on the wire. */
    public String date() {
        return date;
    }

    /** The revision of exactly this date, if it is spoken here. */
    public static Optional<ProtocolVersion> find(String date) {
        return Arrays.stream(values()).filter(v -> v.date.equals(date)).findFirst();
    }

    /** The newest one, offered to a client that asks for a revision not spoken here. */
    public static ProtocolVersion newest() {
        return values()[0];
    }

    /** All of them as they are written on the wire, newest first. */
    public static List<String> dates() {
        return Arrays.stream(values()).map(ProtocolVersion::date).toList();
    }
}
