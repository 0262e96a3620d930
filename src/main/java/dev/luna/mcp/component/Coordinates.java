package dev.luna.mcp.component;

import java.util.regex.Pattern;

/**
 * The coordinates of a jar in Maven repositories.
 *
 * @param classifier empty for the main jar of an artifact
 */
public record Coordinates(String group, String artifact, String classifier, String version)
        implements Comparable<Coordinates> {

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_.+-]+");

    public Coordinates {
        // The parts become names of files and directories.
        for (String part : new String[] {group, artifact, version, classifier.isEmpty() ? version : classifier}) {
            if (!PART.matcher(part).matches() || part.startsWith(".")) {
                throw new IllegalArgumentException("'" + part + "' cannot be a part of Maven coordinates");
            }
        }
    }

    /**
     * Parses {@code group:artifact:version}, {@code group:artifact:jar:version} or
     * {@code group:artifact:jar:classifier:version}.
     *
     * @throws IllegalArgumentException if the text is something else
     */
    public static Coordinates parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length < 3 || parts.length > 5 || parts.length > 3 && !parts[2].equals("jar")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not the coordinates of a jar, such as org.postgresql:postgresql:42.7.8");
        }
        return new Coordinates(parts[0], parts[1], parts.length == 5 ? parts[3] : "", parts[parts.length - 1]);
    }

    /** The coordinates without the version: two jars with the same key are versions of one thing. */
    public String key() {
        return group + ":" + artifact + (classifier.isEmpty() ? "" : ":" + classifier);
    }

    /** The name of the file in {@code lib/}. */
    public String fileName() {
        return artifact + "-" + version + (classifier.isEmpty() ? "" : "-" + classifier) + ".jar";
    }

    @Override
    public int compareTo(Coordinates other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return group + ":" + artifact + (classifier.isEmpty() ? "" : ":jar:" + classifier) + ":" + version;
    }
}
