package dev.luna.mcp.builtin.puch;

import dev.luna.mcp.tool.AiToolComponent;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.PropertyInject;

/** Binds the beans of the tools for Puch AI. */
public class PuchConfiguration implements CamelConfiguration {

    @BindToRegistry("owner")
    public Owner owner(@PropertyInject("luna.my-number") String number) {
        return new Owner(number);
    }

    @BindToRegistry("about")
    public About about(
            CamelContext context,
            @PropertyInject("luna.server.title") String title,
            @PropertyInject("luna.version") String version) {
        return new About(
                title,
                version,
                context.getComponent("ai-tool", AiToolComponent.class).registry());
    }
}
