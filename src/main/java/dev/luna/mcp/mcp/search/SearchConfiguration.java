package dev.luna.mcp.mcp.search;

import dev.luna.mcp.mcp.client.FoundToolsStore;
import dev.luna.mcp.mcp.method.ToolsList;
import dev.luna.mcp.tool.AiToolComponent;
import dev.luna.mcp.tool.ToolPatterns;
import dev.luna.mcp.tool.ToolRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** Binds the bean of the tool that finds tools, and short lists in the place of whole ones. */
public class SearchConfiguration implements CamelConfiguration {

    @Override
    public void configure(CamelContext context) {
        ToolRegistry tools =
                context.getComponent("ai-tool", AiToolComponent.class).registry();
        Registry beans = context.getRegistry();
        beans.bind("findTools", new FindTools(tools));
        ToolsList all = beans.lookupByNameAndType("toolsList", ToolsList.class);
        // A name can have a bean of each type; the first one would stay.
        beans.unbind("toolsList");
        beans.bind(
                "toolsList",
                new ShortToolsList(
                        tools,
                        all,
                        ToolPatterns.of(context.resolvePropertyPlaceholders("{{luna.tools.pinned}}")),
                        beans.lookupByNameAndType("foundTools", FoundToolsStore.class)));
    }
}
