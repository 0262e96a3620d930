package dev.luna.mcp.tool.loading;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteTemplateDefinition;

/**
 * The route configurations and route templates of one file. Camel keeps them by id for routes that are built later;
 * active routes do not need them.
 */
record SharedDefinitions(List<RouteConfigurationDefinition> configurations, List<RouteTemplateDefinition> templates) {

    /** All definitions that Camel has now. */
    static SharedDefinitions of(Model model) {
        return new SharedDefinitions(
                List.copyOf(model.getRouteConfigurationDefinitions()),
                List.copyOf(model.getRouteTemplateDefinitions()));
    }

    /** These definitions without the others. */
    SharedDefinitions without(SharedDefinitions others) {
        List<RouteConfigurationDefinition> otherConfigurations = new ArrayList<>(configurations);
        otherConfigurations.removeAll(others.configurations);
        List<RouteTemplateDefinition> otherTemplates = new ArrayList<>(templates);
        otherTemplates.removeAll(others.templates);
        return new SharedDefinitions(otherConfigurations, otherTemplates);
    }

    void removeFrom(Model model) throws Exception {
        model.getRouteConfigurationDefinitions().removeAll(configurations);
        model.removeRouteTemplateDefinitions(templates);
    }

    void addTo(Model model) throws Exception {
        model.addRouteConfigurations(configurations);
        model.addRouteTemplateDefinitions(templates);
    }
}
