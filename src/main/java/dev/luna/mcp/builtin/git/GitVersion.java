package dev.luna.mcp.builtin.git;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a git. */
record GitVersion(int major, int minor) {

    /** The first that knows {@code http.curloptResolve}. */
    static final String OLDEST = "2.37";

    private static final Pattern VERSION = Pattern.compile("git version (\\d{1,4})\\.(\\d{1,4})\\b.*", Pattern.DOTALL);

    /** @param text what git says of its version; anything else counts as the oldest there is */
    static GitVersion of(String text) {
        Matcher version = VERSION.matcher(text);
        return version.matches()
                ? new GitVersion(Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2)))
                : new GitVersion(0, 0);
    }

    /** Whether it can be told which addresses a host has. */
    boolean pinsAddresses() {
        return major > 2 || major == 2 && minor >= 37;
    }
}
