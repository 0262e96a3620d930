package dev.luna.mcp.github;

import org.apache.camel.support.DefaultHeaderFilterStrategy;

/**
 * Lets only the headers about rate limits of GitHub's answers into the exchange, where a tool's arguments are headers
 * too and must not be overwritten.
 */
final class RateLimitHeaders extends DefaultHeaderFilterStrategy {

    RateLimitHeaders() {
        setLowerCase(true);
        setInFilterPattern("(?i)(?!retry-after$|x-ratelimit-(remaining|reset)$).*");
    }
}
