package dev.luna.mcp.mcp;

import dev.luna.mcp.mcp.request.Recipient;
import dev.luna.mcp.mcp.request.RecipientProcessor;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.processor.DefaultProcessorFactory;

/**
 * Creates the processors of the steps as Camel does, and a {@link RecipientProcessor} for the recipient list whose expression is
 * {@code ref: recipient}. All other recipient lists stay Camel's.
 */
final class RecipientListFactory extends DefaultProcessorFactory {

    private static final String EXPRESSION = "recipient";

    @Override
    public Processor createProcessor(Route route, NamedNode step) throws Exception {
        return step instanceof RecipientListDefinition<?> list
                        && EXPRESSION.equals(list.getExpression().getExpression())
                ? new RecipientProcessor(
                        route.getCamelContext(),
                        route.getCamelContext().getRegistry().lookupByNameAndType(EXPRESSION, Recipient.class))
                : super.createProcessor(route, step);
    }
}
