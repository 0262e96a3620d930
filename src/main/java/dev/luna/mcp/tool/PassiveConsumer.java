package dev.luna.mcp.tool;

import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;

/**
 * Base class of consumers whose routes are only called by other routes: at shutdown they keep running until the calls
 * in flight are finished.
 */
public abstract class PassiveConsumer extends DefaultConsumer implements ShutdownAware {

    protected PassiveConsumer(Endpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
        return true;
    }

    /** Returns 0: nothing is queued here. */
    @Override
    public int getPendingExchangesSize() {
        return 0;
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        // Nothing to prepare.
    }
}
