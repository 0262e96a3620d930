package dev.luna.mcp.block;

import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;

/** Offers its route as a block as long as it runs. */
class BlockConsumer extends DefaultConsumer implements ShutdownAware {

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

    /** Blocks go on working while the front door finishes the calls in flight. */
    @Override
    public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
        return true;
    }

    @Override
    public int getPendingExchangesSize() {
        return 0;
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        // Nothing is queued here.
    }
}
