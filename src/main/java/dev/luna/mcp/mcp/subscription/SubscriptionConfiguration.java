package dev.luna.mcp.mcp.subscription;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.identity.Revocations;
import dev.luna.mcp.mcp.client.FoundToolsStore;
import dev.luna.mcp.mcp.method.Resources;
import dev.luna.mcp.mcp.session.Sessions;
import dev.luna.mcp.tool.AiToolComponent;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.PropertyInject;
import org.apache.camel.support.LifecycleStrategySupport;

/** The beans of subscriptions and their sources of changes. */
public class SubscriptionConfiguration implements CamelConfiguration {

    @BindToRegistry("changeNotifier")
    public ChangeNotifier changes(CamelContext context, FoundToolsStore foundTools) {
        ChangeNotifier changes = new ChangeNotifier(
                context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "changes"));
        announce(context, "ai-tool", Change.TOOLS, changes);
        announce(context, "ai-prompt", Change.PROMPTS, changes);
        announce(context, "ai-resource", Change.RESOURCES, changes);
        foundTools.onAdded(principal -> changes.announce(Change.toolsOf(principal)));
        return changes;
    }

    private static void announce(CamelContext context, String component, Change change, ChangeNotifier changes) {
        context.getComponent(component, AiToolComponent.class).registry().onChange(() -> changes.announce(change));
    }

    /** Streams end before the server waits for what is in flight. */
    @BindToRegistry("openStreams")
    public OpenStreams openStreams(
            CamelContext context, Revocations revocations, @PropertyInject("luna.limits.max-streams") int max) {
        OpenStreams streams = new OpenStreams(max, revocations);
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStopping(CamelContext stopping) {
                streams.endAll();
            }
        });
        return streams;
    }

    @BindToRegistry("subscriptions")
    public Subscriptions subscriptions(
            ChangeNotifier changes, Resources resources, OpenStreams openStreams, ObjectMapper jsonMapper) {
        return new Subscriptions(changes, resources, openStreams, jsonMapper);
    }

    @BindToRegistry("sessionStreams")
    public SessionStreams sessionStreams(Sessions sessions, ChangeNotifier changes, OpenStreams openStreams) {
        return new SessionStreams(sessions, changes, openStreams);
    }

    @BindToRegistry("resourceSubscriptions")
    public ResourceSubscriptions resourceSubscriptions(Resources resources) {
        return new ResourceSubscriptions(resources);
    }
}
