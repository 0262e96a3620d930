package dev.luna.mcp.identity;

import java.util.Set;
import java.util.TreeSet;

/**
 * The principal lacks a scope.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/authorization#scope-challenge-handling">Scope challenge
 *     handling</a>
 */
public class InsufficientScopeException extends AccessDeniedException {

    private final Set<String> scopes;

    /**
     * @param subject what needs the scopes, such as {@code The tool 'git_clone'}
     * @param scopes all scopes that it needs, also those that the principal has
     */
    public InsufficientScopeException(String subject, Set<String> scopes) {
        super(subject + " needs the scope" + (scopes.size() == 1 ? " " : "s ")
                + String.join(", ", new TreeSet<>(scopes))
                + ", and this token does not have " + (scopes.size() == 1 ? "it" : "all of them")
                + ". Ask the owner of the server for a token that has.");
        this.scopes = Set.copyOf(scopes);
    }

    /** All scopes that are needed, also those that the principal has. */
    public Set<String> scopes() {
        return scopes;
    }
}
