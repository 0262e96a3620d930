package dev.luna.mcp.tool.block;

import dev.luna.mcp.tool.InvalidToolException;
import java.util.Map;

/** Checks the options of a block beyond their declarations. A block names the bean that does it in its option {@code check}. */
@FunctionalInterface
public interface OptionsCheck {

    /**
     * Checks the options of one use of the block, when the tool loads.
     *
     * @param options the valid options by name, defaults included
     * @throws InvalidToolException if they do not fit together; the message names the option
     */
    void check(Map<String, Object> options);
}
