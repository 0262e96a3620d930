package dev.luna.mcp.openapi.operation;

/**
 * A way in which an API wants to know its client. Immutable.
 *
 * @param scheme its name in the document
 * @param name of the header, query parameter or cookie that carries a key; empty for other kinds
 * @param tokenUrl of OAuth 2 client credentials; empty for other kinds
 */
public record ApiSecurity(String scheme, Kind kind, String name, String tokenUrl) {

    /** The kinds that credentials of the owner's can satisfy. */
    public enum Kind {
        BEARER,
        BASIC,
        CLIENT,
        HEADER_KEY,
        QUERY_KEY,
        COOKIE_KEY
    }
}
