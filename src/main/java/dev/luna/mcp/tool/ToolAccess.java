package dev.luna.mcp.tool;

import dev.luna.mcp.identity.AccessDeniedException;
import dev.luna.mcp.identity.InsufficientScopeException;
import dev.luna.mcp.identity.Permissions;
import dev.luna.mcp.identity.Principal;

/** The rule by which principals may call tools, prompts and resources, and see them in lists. Stateless. */
public final class ToolAccess {

    private ToolAccess() {}

    /** Returns true if a principal with these permissions may call a tool. */
    public static boolean permits(Permissions permissions, Tool tool) {
        return permissions.areUnlimited()
                || isWithinLimit(permissions, tool) && permissions.includeScopes(tool.scopes());
    }

    private static boolean isWithinLimit(Permissions permissions, Tool tool) {
        return permissions.tools().isEmpty() || new ToolPatterns(permissions.tools()).match(tool);
    }

    /**
     * Does nothing if a principal may call a tool.
     *
     * @throws InsufficientScopeException if it lacks a scope
     * @throws AccessDeniedException if it is limited to other tools
     */
    public static void require(Principal principal, Tool tool) {
        Permissions permissions = principal.permissions();
        if (permissions.areUnlimited()) {
            return;
        }
        if (!isWithinLimit(permissions, tool)) {
            throw new AccessDeniedException("This token is limited to others than '" + tool.name()
                    + "'. Call what is listed, or ask the owner of the server for another token.");
        }
        if (!permissions.includeScopes(tool.scopes())) {
            throw new InsufficientScopeException("'" + tool.name() + "'", tool.scopes());
        }
    }
}
