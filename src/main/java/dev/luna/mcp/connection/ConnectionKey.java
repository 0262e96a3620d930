package dev.luna.mcp.connection;

/**
 * Identifies a connection: a principal has one to each service. Immutable.
 *
 * @param principal the id of the principal
 * @param service the name of the service
 */
record ConnectionKey(String principal, String service) {}
