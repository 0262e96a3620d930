package dev.luna.mcp.openapi;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comment of an imported file that connects it with its operation. Immutable.
 *
 * @param origin the title of the API, in one line
 * @param operation method and path
 * @param fingerprint of the operation when it was imported
 */
record ImportMark(String origin, String operation, String fingerprint) {

    private static final Pattern LINES = Pattern.compile(
            "(?m)^# Imported from (?<origin>.*); edit it freely, but keep the next line for --check\\.\\R"
                    + "# (?<operation>[A-Z]+ .+) (?<fingerprint>[0-9a-f]{12})$");

    /** The lines at the beginning of a file. */
    String comment() {
        return "# Imported from " + origin + "; edit it freely, but keep the next line for --check.\n# " + operation
                + " " + fingerprint + "\n";
    }

    /** The mark of a file; empty if it was not imported. */
    static Optional<ImportMark> in(String file) {
        Matcher lines = LINES.matcher(file);
        return lines.find()
                ? Optional.of(
                        new ImportMark(lines.group("origin"), lines.group("operation"), lines.group("fingerprint")))
                : Optional.empty();
    }
}
