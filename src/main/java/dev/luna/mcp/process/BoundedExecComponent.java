package dev.luna.mcp.process;

import dev.luna.mcp.tool.InvalidToolException;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.exec.ExecCommand;
import org.apache.camel.component.exec.ExecComponent;
import org.apache.camel.component.exec.ExecEndpoint;
import org.apache.camel.component.exec.ExecResult;
import org.apache.camel.component.exec.impl.DefaultExecBinding;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.CamelContextHelper;

/**
 * Camel's {@code exec:} component with {@link BoundedCommandExecutor} as its only executor. Camel's own executor would run
 * any program with the server's environment, which contains tokens. Camel finds the generated setters by the annotation.
 */
@Component("exec")
public final class BoundedExecComponent extends ExecComponent {

    /** Program in the URI of an endpoint whose program is named by a header of the message. */
    private static final String NAMED_BY_HEADER = "by-header";

    /**
     * Discards the result of an earlier command, which is not input of the next one. Any other body is passed on and
     * rejected.
     */
    private static final class Binding extends DefaultExecBinding {

        @Override
        public ExecCommand readInput(Exchange exchange, ExecEndpoint endpoint) {
            if (exchange.getMessage().getBody() instanceof ExecResult) {
                exchange.getMessage().setBody(null);
            }
            return super.readInput(exchange, endpoint);
        }
    }

    private BoundedCommandExecutor executor;

    /** Looks up the executor, which is bound after this component. */
    @Override
    protected void doInit() throws Exception {
        super.doInit();
        executor =
                CamelContextHelper.mandatoryLookup(getCamelContext(), "boundedExecutor", BoundedCommandExecutor.class);
    }

    /**
     * Creates an endpoint.
     *
     * @throws InvalidToolException if the program is not allowed, or the route configures another executor
     */
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        boolean ownExecutor = parameters.containsKey("commandExecutor");
        if (parameters.containsKey("binding")) {
            throw new InvalidToolException("exec: has the server's own binding; leave 'binding' out");
        }
        ExecEndpoint endpoint = (ExecEndpoint) super.createEndpoint(uri, remaining, parameters);
        if (ownExecutor && endpoint.getCommandExecutor() != executor) {
            throw new InvalidToolException(
                    "exec: always has the server's executor, which keeps commands within bounds; leave 'commandExecutor' out");
        }
        if (!endpoint.getExecutable().equals(NAMED_BY_HEADER)) {
            executor.requireAllowed(endpoint.getExecutable());
        }
        endpoint.setCommandExecutor(executor);
        endpoint.setBinding(new Binding());
        return endpoint;
    }
}
