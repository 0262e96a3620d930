package dev.luna.mcp.http;

import dev.luna.mcp.masking.SecretMask;
import dev.luna.mcp.tool.MemoryBudget;

/**
 * What the front door's consumers share; immutable.
 *
 * @param bodies what requests' bodies may take
 * @param answers what unread answers may take
 * @param mask what takes secrets out of the answers
 * @param heartbeat what shows life on the streams of calls that take long
 * @param proxies who may say for whom a request is
 * @param refusals what counts the requests that are refused
 */
record FrontDoorParts(
        BodyLimits bodies,
        MemoryBudget answers,
        SecretMask mask,
        Heartbeat heartbeat,
        TrustedProxies proxies,
        Refusals refusals) {}
