package dev.luna.mcp.tool;

import java.util.regex.Pattern;

/** Names of headers that components obey: they replace a file name, a query, a topic, a program. Stateless. */
public final class SteeringHeaders {

    private static final Pattern NAMES = Pattern.compile(
            "(?i)(camel|org\\.apache\\.camel\\.|kafka\\.|jms).*|github(event|pullrequest|inresponseto|issuetitle).*");

    private SteeringHeaders() {}

    /** Returns true if a component of Camel may obey a header of this name, in any letter case. */
    public static boolean contains(String name) {
        return NAMES.matcher(name).matches();
    }
}
