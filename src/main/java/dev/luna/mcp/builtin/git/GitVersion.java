package dev.luna.mcp.builtin.git;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Version of git. */
record GitVersion(int major, int minor) {

    /** The first version that supports {@code http.curloptResolve}. */
    static final String OLDEST = "2.37";

    private static final Pattern VERSION = Pattern.compile("git version (\\d{1,4})\\.(\\d{1,4})\\b.*", Pattern.DOTALL);

    /**
     * Parses the output of {@code git version}.
     *
     * @param text anything else counts as version 0.0
     */
    static GitVersion of(String text) {
        Matcher version = VERSION.matcher(text);
        return version.matches()
                ? new GitVersion(Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2)))
                : new GitVersion(0, 0);
    }

    /** Returns true if the addresses of a host can be pinned. */
    boolean pinsAddresses() {
        return major > 2 || major == 2 && minor >= 37;
    }
}
