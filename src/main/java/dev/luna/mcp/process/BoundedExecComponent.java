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
 * Camel's {@code exec:} component with the one executor that keeps commands within bounds. Camel's own executor would run any
 * program with the server's environment, and tokens are in that. The annotation is by what Camel finds the generated setters.
 */
@Component("exec")
public final class BoundedExecComponent extends ExecComponent {

    /** Replaces the name of a program in the URI where a header of the message names it. */
    private static final String NAMED_BY_HEADER = "by-header";

    /** What an earlier command wrote is no input of the next one; any other body is given on, to be refused. */
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

    /** It is bound before the executor, which needs settings. */
    @Override
    protected void doInit() throws Exception {
        super.doInit();
        executor =
                CamelContextHelper.mandatoryLookup(getCamelContext(), "boundedExecutor", BoundedCommandExecutor.class);
    }

    /** @throws InvalidToolException if the program is not an allowed one, or the route has an executor of its own */
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
