package dev.luna.mcp.identity;

import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sender of requests, as the check of its token has found it. Contains nothing of the token. Immutable.
 *
 * @param name the name for people: {@value #OWNER}, that of a named token, or the subject of an access token
 * @param id unique among all principals, and the same in every run of the server. It binds tasks, sessions and signed states to their
 *     principal, and stands for it in the audit log
 * @param authentication the way in which it proved who it is
 * @param permissions what it may do
 */
public record Principal(String name, String id, Authentication authentication, Permissions permissions) {

    /** The name of the principal that bears {@code AUTH_TOKEN}. */
    public static final String OWNER = "owner";

    /** The principal that bears {@code AUTH_TOKEN}, who may do everything. */
    public static Principal owner(String id) {
        return new Principal(OWNER, id, Authentication.AUTH_TOKEN, Permissions.ALL);
    }

    /** Returns true for the bearer of {@code AUTH_TOKEN}, whose access ends only with the server. */
    public boolean isOwner() {
        return authentication == Authentication.AUTH_TOKEN;
    }

    /** The description for the routes of tools: {@code name}, {@code id}, and {@code scopes}, a sorted list that is empty for the owner. */
    public Map<String, Object> asMap() {
        return new AbstractMap<>() {
            @Override
            public Set<Entry<String, Object>> entrySet() {
                // Few routes read it, and each call of a tool has it.
                List<String> scopes = permissions.scopes().stream().sorted().toList();
                return Map.<String, Object>of("name", name, "id", id, "scopes", scopes)
                        .entrySet();
            }
        };
    }
}
