package dev.luna.mcp.tool.loading;

import java.util.Optional;
import org.apache.camel.model.KameletDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;

/**
 * Gives each use of a Kamelet a route of its own. Camel makes one for all uses with the same options, which would be
 * removed with the first file that is replaced, and would keep an old version of the Kamelet. Not thread-safe.
 */
final class KameletUses {

    private static final String SCHEME = "kamelet:";

    private int count;

    void separate(RouteDefinition route) {
        separated(route.getInput().getEndpointUri())
                .ifPresent(uri -> route.getInput().setUri(uri));
        for (ToDefinition to : ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class)) {
            separated(to.getEndpointUri()).ifPresent(to::setUri);
        }
        for (KameletDefinition use :
                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), KameletDefinition.class)) {
            separated(SCHEME + use.getName()).ifPresent(uri -> use.setName(uri.substring(SCHEME.length())));
        }
    }

    /** The URI with an id for the route of the Kamelet; empty for another endpoint, or one with an id of its author. */
    private Optional<String> separated(String uri) {
        if (uri == null || !uri.startsWith(SCHEME)) {
            return Optional.empty();
        }
        int end = uri.indexOf('?') < 0 ? uri.length() : uri.indexOf('?');
        String name = uri.substring(SCHEME.length(), end).replaceFirst("^//", "");
        if (name.contains("/")) {
            return Optional.empty();
        }
        count++;
        return Optional.of(SCHEME + name + "/" + name + "-use" + count + uri.substring(end));
    }
}
