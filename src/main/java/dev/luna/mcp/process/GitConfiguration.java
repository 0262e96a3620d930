package dev.luna.mcp.process;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Builder of a git configuration file. Not thread-safe. */
public final class GitConfiguration {

    /** Settings that describe the repository and start no program. A remote is only fetched from by a complete URL. */
    private static final Pattern HARMLESS = Pattern.compile(
            "core\\.(repositoryformatversion|filemode|symlinks|ignorecase"
                    + "|precomposeunicode|autocrlf|eol|safecrlf|quotepath|sparsecheckout|sparsecheckoutcone|logallrefupdates)"
                    + "|extensions\\.objectformat|user\\.(name|email)|remote\\..+\\.(url|fetch)|branch\\..+\\.(remote|merge)");

    private static final Pattern KEY = Pattern.compile("([a-z0-9-]+)(?:\\.(.+))?\\.([a-z0-9-]+)", Pattern.DOTALL);

    private final List<String> lines = new ArrayList<>();

    /**
     * Returns the harmless part of a configuration.
     *
     * @param text the text of a configuration file
     */
    static String sanitized(String text) {
        GitConfiguration configuration = new GitConfiguration();
        for (GitConfigurationParser.Entry entry : GitConfigurationParser.parse(text)) {
            if (HARMLESS.matcher(entry.key()).matches()) {
                configuration.set(entry.key(), entry.value());
            }
        }
        return configuration.text();
    }

    /**
     * Adds an entry.
     *
     * @param key section, subsection if any, and name, separated by full stops
     * @throws IllegalArgumentException if the key is malformed
     */
    public GitConfiguration set(String key, String value) {
        Matcher parts = KEY.matcher(key);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + key + "' is no key");
        }
        String subsection = parts.group(2) == null ? "" : " " + quoted(parts.group(2));
        lines.add("[" + parts.group(1) + subsection + "]");
        lines.add("\t" + parts.group(3) + " = " + quoted(value));
        return this;
    }

    /** Returns the text of the file. */
    public String text() {
        return String.join("\n", lines) + "\n";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
