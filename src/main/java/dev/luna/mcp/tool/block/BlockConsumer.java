package dev.luna.mcp.tool.block;

import dev.luna.mcp.tool.AiToolComponent;
import dev.luna.mcp.tool.PassiveConsumer;
import org.apache.camel.Processor;

/** Exposes its route as a block while it runs. */
class BlockConsumer extends PassiveConsumer {

    private BlockOptions declared;

    BlockConsumer(BlockEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    @Override
    public BlockEndpoint getEndpoint() {
        return (BlockEndpoint) super.getEndpoint();
    }

    /** The declared options of the block. */
    BlockOptions declared() {
        return declared;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        AiToolComponent tools = getEndpoint().getCamelContext().getComponent("ai-tool", AiToolComponent.class);
        declared = BlockOptions.declaredBy(getEndpoint(), tools.schemas());
        getEndpoint().getComponent().add(getEndpoint().getName(), this);
    }

    @Override
    protected void doStop() throws Exception {
        getEndpoint().getComponent().remove(getEndpoint().getName(), this);
        super.doStop();
    }
}
