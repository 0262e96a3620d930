package dev.luna.mcp.identity.oauth;

import dev.luna.mcp.config.PublicUrl;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The metadata of this server as a protected resource (RFC 9728, section 2). Thread-safe. */
public final class ProtectedResource {

    /** The path of the document; clients try it with the path of the resource appended, and some only without. */
    private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

    private final PublicUrl resource;
    private final List<String> issuers;
    private final String name;
    private final Collection<String> scopes;

    /**
     * @param resource the canonical URL of this server
     * @param issuers of the authorization servers
     * @param name of this server for people
     * @param scopes that a client should ask for when it logs in; it asks for others when it needs them
     */
    ProtectedResource(PublicUrl resource, List<String> issuers, String name, Collection<String> scopes) {
        this.resource = resource;
        this.issuers = List.copyOf(issuers);
        this.name = name;
        this.scopes = List.copyOf(scopes);
    }

    /** The URL of the metadata. It is made of the owner's setting: a header of a request could send clients elsewhere. */
    static URI url(PublicUrl resource) {
        return URI.create(resource.origin() + WELL_KNOWN + resource.path());
    }

    /** The members of the document. */
    public Map<String, Object> metadata() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("resource", resource.toString());
        members.put("authorization_servers", issuers);
        if (!scopes.isEmpty()) {
            members.put("scopes_supported", scopes);
        }
        members.put("bearer_methods_supported", List.of("header"));
        members.put("resource_name", name);
        return members;
    }
}
