package dev.luna.mcp.tool.block;

import dev.luna.mcp.tool.PassiveConsumer;
import org.apache.camel.Processor;

/** Offers its route as a block as long as it runs. */
class BlockConsumer extends PassiveConsumer {

    private BlockOptions takes;

    BlockConsumer(BlockEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    @Override
    public BlockEndpoint getEndpoint() {
        return (BlockEndpoint) super.getEndpoint();
    }

    /** What the block takes. */
    BlockOptions takes() {
        return takes;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        takes = BlockOptions.declaredBy(getEndpoint());
        getEndpoint().getComponent().add(getEndpoint().getName(), this);
    }

    @Override
    protected void doStop() throws Exception {
        getEndpoint().getComponent().remove(getEndpoint().getName(), this);
        super.doStop();
    }
}
