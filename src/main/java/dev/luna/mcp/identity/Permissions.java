package dev.luna.mcp.identity;

import java.util.List;
import java.util.Set;

/**
 * The permissions of a principal. Immutable.
 *
 * @param hasAllScopes true if it needs no scope of its own; the owner says so, never a token
 * @param scopes the names of its scopes, which are compared exactly: no scope contains another
 * @param tools the names, tags, and patterns with {@code *} of the tools, prompts and resources that it is limited to; empty for no
 *     limit
 */
public record Permissions(boolean hasAllScopes, Set<String> scopes, List<String> tools) {

    /** Permits everything. */
    public static final Permissions ALL = new Permissions(true, Set.of(), List.of());

    public Permissions {
        scopes = Set.copyOf(scopes);
        tools = List.copyOf(tools);
    }

    /** Permits what these scopes permit. */
    public static Permissions ofScopes(Set<String> scopes) {
        return new Permissions(false, scopes, List.of());
    }

    /** Returns true if it permits everything. */
    public boolean areUnlimited() {
        return hasAllScopes && tools.isEmpty();
    }

    /** Returns true if it has all of these scopes. */
    public boolean includeScopes(Set<String> needed) {
        return hasAllScopes || scopes.containsAll(needed);
    }
}
