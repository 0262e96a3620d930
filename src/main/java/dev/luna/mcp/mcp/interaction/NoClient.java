package dev.luna.mcp.mcp.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** A caller that listens to nothing and cannot be asked: the direct dialect. Stateless. */
public final class NoClient implements ClientContext {

    @Override
    public void progress(double value, Double total, String message) {
        // Nobody listens.
    }

    @Override
    public void log(String level, String logger, JsonNode data) {
        // Nobody listens.
    }

    @Override
    public boolean takesContentBlocks() {
        return false;
    }

    @Override
    public JsonNode ask(InputRequest question) {
        throw new InputRequiredException(Map.of(question.key(), question));
    }
}
