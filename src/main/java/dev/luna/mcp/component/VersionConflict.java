package dev.luna.mcp.component;

import java.util.Optional;

/**
 * A library of which another version is used than one of its users needs.
 *
 * @param needed the library in the version that is needed
 * @param user the jar that needs it
 */
public record VersionConflict(Coordinates needed, Coordinates user) {

    /** Returns true if a version may not do in the place of the one that is needed. */
    public boolean isReal(String used) {
        return VersionOrder.isIncompatible(needed.version(), used);
    }

    /** Describes the conflict with the version that is used; empty if that version will do. */
    Optional<String> describe(String used, String owner) {
        return isReal(used)
                ? Optional.of(user + " needs " + needed.key() + " " + needed.version() + ", but " + owner + " has "
                        + used + ", which is used")
                : Optional.empty();
    }
}
