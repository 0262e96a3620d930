package dev.luna.mcp.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * A component that declares the options of its endpoints, each declaration as {@link OptionsSchema} writes it. The schema for
 * editors is made of these declarations.
 */
public interface DescribedComponent {

    /** The options of a route that begins with the component; empty if none does. */
    Optional<ObjectNode> optionsOfRoutes();

    /**
     * The options of steps, by the part of the URI after the scheme, such as {@code progress} for {@code mcp:progress}; empty if
     * steps with the component have any name and no options.
     */
    Map<String, ObjectNode> optionsOfSteps();
}
