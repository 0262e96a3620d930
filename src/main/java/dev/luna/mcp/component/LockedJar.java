package dev.luna.mcp.component;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A jar that the lock file names.
 *
 * @param digest the SHA-256 of the file, in hexadecimal
 * @param neededFor the keys of the added components that need it; those of an added component include its own
 */
public record LockedJar(Coordinates coordinates, String digest, Set<String> neededFor) {

    public LockedJar {
        neededFor = Collections.unmodifiableSortedSet(new TreeSet<>(neededFor));
    }

    /** Returns true if the owner has added this jar, and not only something that needs it. */
    public boolean isAdded() {
        return neededFor.contains(coordinates.key());
    }
}
