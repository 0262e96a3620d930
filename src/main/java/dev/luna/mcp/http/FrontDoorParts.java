package dev.luna.mcp.http;

import dev.luna.mcp.masking.SecretMask;
import dev.luna.mcp.tool.MemoryBudget;

/**
 * The parts that the consumers of the front door share; immutable.
 *
 * @param bodies the limits on request bodies
 * @param answers the memory for unread responses
 * @param mask masks secrets in responses
 * @param heartbeat the heartbeat on the streams of long calls
 * @param proxies the proxies whose forwarding headers are trusted
 * @param refusals the counter of refused requests
 */
record FrontDoorParts(
        BodyLimits bodies,
        MemoryBudget answers,
        SecretMask mask,
        Heartbeat heartbeat,
        TrustedProxies proxies,
        Refusals refusals) {}
