package dev.luna.mcp.tool;

import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.util.StringHelper;

/** Exposes its route as a tool from start (or resume) to stop (or suspend). */
class AiToolConsumer extends PassiveConsumer implements Suspendable {

    private Tool tool;

    AiToolConsumer(AiToolEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    @Override
    public AiToolEndpoint getEndpoint() {
        return (AiToolEndpoint) super.getEndpoint();
    }

    Tool tool() {
        return tool;
    }

    /** The route id from the file, without the version that the loader appends. */
    String routeName() {
        return StringHelper.before(getRouteId(), "@", getRouteId());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        tool = new ToolDeclaration(getEndpoint()).read();
        registry().add(tool, this);
    }

    @Override
    protected void doStop() throws Exception {
        registry().remove(getEndpoint().getToolName(), this);
        super.doStop();
    }

    @Override
    protected void doSuspend() {
        registry().remove(getEndpoint().getToolName(), this);
    }

    @Override
    protected void doResume() {
        registry().add(tool, this);
    }

    private ToolRegistry registry() {
        return getEndpoint().getComponent().registry();
    }
}
