package dev.luna.mcp.identity;

/** The way in which a principal has proved who it is. */
public enum Authentication {

    /** By {@code AUTH_TOKEN}, the token of the owner. */
    AUTH_TOKEN,

    /** By a token that the owner made under a name. */
    NAMED_TOKEN,

    /** By an access token of an OAuth authorization server. */
    OAUTH
}
