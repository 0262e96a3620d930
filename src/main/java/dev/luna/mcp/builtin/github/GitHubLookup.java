package dev.luna.mcp.builtin.github;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads resources of GitHub's REST API to explain a failure. */
@FunctionalInterface
interface GitHubLookup {

    /**
     * Reads the resource at a path.
     *
     * @param pathAndQuery below the API's base, encoded
     * @return the JSON; a missing node if there is nothing; null if GitHub did not say
     */
    JsonNode find(String pathAndQuery);
}
