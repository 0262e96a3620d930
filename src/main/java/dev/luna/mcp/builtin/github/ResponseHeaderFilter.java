package dev.luna.mcp.builtin.github;

import org.apache.camel.support.DefaultHeaderFilterStrategy;

/**
 * Copies few headers of GitHub's responses into the exchange, because a tool's arguments are headers, too, and must not be
 * overwritten: those about rate limits and permissions, and those of this package.
 */
final class ResponseHeaderFilter extends DefaultHeaderFilterStrategy {

    ResponseHeaderFilter() {
        setLowerCase(true);
        setInFilterPattern("(?i)(?!retry-after$|x-ratelimit-(remaining|reset)$|x-luna-(moved-to|next-page)$"
                + "|x-accepted-github-permissions$).*");
    }
}
