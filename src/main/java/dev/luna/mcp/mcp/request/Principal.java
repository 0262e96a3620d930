package dev.luna.mcp.mcp.request;

/**
 * The sender of a request: the bearer of a token, and its address. Immutable.
 *
 * @param id stands for the token wherever the token itself must not be seen; the same in every run with the same token
 * @param address the network address that the request came from, of a proxy or tunnel where there is one
 */
public record Principal(String id, String address) {}
