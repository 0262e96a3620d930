package dev.luna.mcp.tool.block;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** In {@code from:} a block with its declared options; in {@code to:} a use of a block, with values for them. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "block",
        title = "Building block",
        syntax = "block:name",
        lenientProperties = true,
        category = Category.CORE)
public class BlockEndpoint extends DefaultEndpoint implements MultipleConsumersSupport {

    @UriPath
    @Metadata(required = true)
    private final String name;

    private final Map<String, String> options;

    BlockEndpoint(String uri, BlockComponent component, String name, Map<String, String> options) {
        super(uri, component);
        this.name = name;
        this.options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    @Override
    public BlockComponent getComponent() {
        return (BlockComponent) super.getComponent();
    }

    @Override
    public Producer createProducer() {
        return new BlockProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        BlockConsumer consumer = new BlockConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    /** Returns true: the registry rejects a second consumer that does not replace the first. */
    @Override
    public boolean isMultipleConsumersSupported() {
        return true;
    }

    /** Returns true: each block declares its own options. */
    @Override
    public boolean isLenientProperties() {
        return true;
    }

    public String getName() {
        return name;
    }

    Map<String, String> options() {
        return options;
    }
}
