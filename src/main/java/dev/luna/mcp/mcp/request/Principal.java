package dev.luna.mcp.mcp.request;

/**
 * Who calls, as far as the server knows: one who showed the token, and from where. Immutable.
 *
 * @param id stands for the token wherever the token itself must not be seen; the same in every run with the same token
 * @param address the network address that the request came from, of a proxy or tunnel where there is one
 */
public record Principal(String id, String address) {}
