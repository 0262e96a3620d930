package dev.luna.mcp.tool.block;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.tool.DescribedComponent;
import dev.luna.mcp.tool.InvalidToolException;
import dev.luna.mcp.tool.PackedOptions;
import dev.luna.mcp.tool.TransactionalRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** The {@code block:} component and the registry of blocks. Thread-safe. */
public class BlockComponent extends DefaultComponent implements DescribedComponent {

    private final TransactionalRegistry<BlockConsumer> blocks = new TransactionalRegistry<>(BlockConsumer::getRouteId);

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        PackedOptions.unpack(getCamelContext(), parameters);
        Map<String, String> options = new LinkedHashMap<>();
        parameters.forEach((name, value) -> options.put(name, String.valueOf(value)));
        parameters.clear();
        return new BlockEndpoint(uri, this, remaining, options);
    }

    /** Returns true: options are kept as written. */
    @Override
    public boolean useRawUri() {
        return true;
    }

    @Override
    public Optional<ObjectNode> optionsOfRoutes() {
        return Optional.of(BlockOptions.declaration());
    }

    /** The options of each block that is loaded. */
    @Override
    public Map<String, ObjectNode> optionsOfSteps() {
        Map<String, ObjectNode> options = new TreeMap<>();
        blocks.all()
                .forEach(block -> options.put(
                        block.getEndpoint().getName(), block.declared().json()));
        return options;
    }

    /** The underlying registry, for changes in a transaction. */
    public TransactionalRegistry<?> blocks() {
        return blocks;
    }

    void add(String name, BlockConsumer block) {
        if (blocks.add(name, block) != null) {
            throw new InvalidToolException("there is a block '" + name + "' already; give one of them another name");
        }
    }

    void remove(String name, BlockConsumer block) {
        blocks.remove(name, block.getRouteId());
    }

    /** @throws InvalidToolException if no block has this name */
    BlockConsumer find(String name) {
        return found(name, blocks.get(name));
    }

    /**
     * Returns the block that will have this name after the commit of the open transaction. Throws like {@link #find}.
     */
    BlockConsumer afterCommit(String name) {
        return found(name, blocks.afterCommit(name));
    }

    private static BlockConsumer found(String name, BlockConsumer block) {
        if (block == null) {
            throw new InvalidToolException("there is no block '" + name + "'");
        }
        return block;
    }
}
