package dev.luna.mcp.builtin.http;

/**
 * The body of a request. Immutable.
 *
 * @param bytes not to be changed
 * @param contentType its media type, unless the tool file has a header for it
 */
record RequestBody(byte[] bytes, String contentType) {}
