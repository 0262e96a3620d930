package dev.luna.mcp.http;

import dev.luna.mcp.identity.TokenAuthenticator;
import dev.luna.mcp.masking.SecretMask;
import dev.luna.mcp.tool.AiToolComponent;
import dev.luna.mcp.tool.Degradation;
import dev.luna.mcp.tool.MemoryBudget;
import dev.luna.mcp.tool.ToolHealth;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.PropertyInject;
import org.apache.camel.component.platform.http.PlatformHttpConstants;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.util.TimeUtils;

/** The HTTP engine and the checks that the front door's routes name. */
public class HttpConfiguration implements CamelConfiguration {

    private static final Set<String> NEVER_BLOCK = Set.of("/mcp", "/healthz");

    @BindToRegistry(PlatformHttpConstants.PLATFORM_HTTP_ENGINE_NAME)
    public PlatformHttpEngine engine(
            @PropertyInject("luna.max-body-bytes") long maxBodyBytes,
            @PropertyInject("luna.limits.max-bodies-bytes") long maxBodiesBytes,
            @PropertyInject("luna.limits.request-timeout") String timeout,
            @PropertyInject("luna.heartbeat.after") String after,
            @PropertyInject("luna.heartbeat.every") String every,
            @PropertyInject("luna.trusted-proxies") String proxies,
            SecretMask secretMask) {
        long quarterOfMemory = Runtime.getRuntime().maxMemory() / 4;
        BodyBudget bodies = new BodyBudget(maxBodiesBytes > 0 ? maxBodiesBytes : quarterOfMemory, maxBodyBytes);
        return new EventLoopHttpEngine(
                NEVER_BLOCK,
                new FrontDoorParts(
                        new BodyLimits(maxBodyBytes, bodies, TimeUtils.toDuration(timeout)),
                        // Half of that for bodies: an answer is in the memory twice, as text and as bytes.
                        new MemoryBudget(quarterOfMemory / 2),
                        secretMask,
                        new Heartbeat(TimeUtils.toDuration(after), TimeUtils.toDuration(every)),
                        new TrustedProxies(proxies),
                        new Refusals()));
    }

    /** Configurations that bind a {@link TokenAuthenticator} come before this one. */
    @BindToRegistry("accessCheck")
    public AccessCheck accessCheck(
            CamelContext context,
            @PropertyInject("luna.auth-token") String token,
            @PropertyInject("luna.limits.wrong-tokens-per-minute") int wrongTokens,
            @PropertyInject("luna.allowed-origins") String origins,
            @PropertyInject("luna.tunnel") boolean tunnel,
            @PropertyInject("luna.host") String host) {
        Set<TokenAuthenticator> authenticators = context.getRegistry().findByType(TokenAuthenticator.class);
        return new AccessCheck(
                new OriginCheck(origins, tunnel, host),
                new BearerCheck(token, authenticators, new FailedAttempts(wrongTokens)));
    }

    /** The state of the server is public; its details are not. */
    @BindToRegistry("healthAccessCheck")
    public Processor healthAccessCheck(AccessCheck accessCheck) {
        return accessCheck.withOptionalToken();
    }

    @BindToRegistry("admission")
    public Admission admission(
            @PropertyInject("luna.limits.messages-per-minute") int messages,
            @PropertyInject("luna.limits.max-calls") int maxCalls) {
        return new Admission(messages, maxCalls);
    }

    @BindToRegistry("crossOrigin")
    public CrossOrigin crossOrigin(AccessCheck accessCheck) {
        return new CrossOrigin(NEVER_BLOCK, accessCheck.origins());
    }

    @BindToRegistry("health")
    public Health health(CamelContext context) {
        AiToolComponent tools = context.getComponent("ai-tool", AiToolComponent.class);
        return new Health(new ToolHealth(tools.registry(), () -> {
            Set<Degradation> parts = new LinkedHashSet<>(context.getRegistry().findByType(Degradation.class));
            parts.add(tools);
            return parts;
        }));
    }

    @BindToRegistry("unauthorized")
    public UnauthorizedResponse unauthorized() {
        return new UnauthorizedResponse();
    }
}
