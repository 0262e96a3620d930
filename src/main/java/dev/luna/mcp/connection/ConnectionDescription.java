package dev.luna.mcp.connection;

import java.time.Instant;

/**
 * A connection without its tokens, for people. Immutable.
 *
 * @param principal the id of the principal
 * @param name the name of the principal
 * @param service the name of the credentials
 * @param expiresAt when it ends if it is not used again
 */
public record ConnectionDescription(
        String principal, String name, String service, Instant connectedAt, Instant usedAt, Instant expiresAt) {}
