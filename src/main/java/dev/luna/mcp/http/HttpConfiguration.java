package dev.luna.mcp.http;

import dev.luna.mcp.config.PublicUrl;
import dev.luna.mcp.identity.Challenge;
import dev.luna.mcp.identity.TokenAuthenticator;
import dev.luna.mcp.masking.SecretMask;
import dev.luna.mcp.tool.AiToolComponent;
import dev.luna.mcp.tool.Degradation;
import dev.luna.mcp.tool.MemoryBudget;
import dev.luna.mcp.tool.ToolHealth;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final List<String> NEVER_BLOCK = List.of("/mcp", "/healthz");

    /** The metadata for clients that log in, for both ways in which they look for it (RFC 9728, section 3.1). */
    private static final List<String> WELL_KNOWN =
            List.of("/.well-known/oauth-protected-resource", "/.well-known/oauth-protected-resource/mcp");

    /** The paths of the front door; their routes never block. */
    private static Set<String> paths(String issuer) {
        return Stream.concat(NEVER_BLOCK.stream(), issuer.isBlank() ? Stream.of() : WELL_KNOWN.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @BindToRegistry(PlatformHttpConstants.PLATFORM_HTTP_ENGINE_NAME)
    public PlatformHttpEngine engine(
            @PropertyInject("luna.max-body-bytes") long maxBodyBytes,
            @PropertyInject("luna.limits.max-bodies-bytes") long maxBodiesBytes,
            @PropertyInject("luna.limits.request-timeout") String timeout,
            @PropertyInject("luna.heartbeat.after") String after,
            @PropertyInject("luna.heartbeat.every") String every,
            @PropertyInject("luna.trusted-proxies") String proxies,
            @PropertyInject("luna.oauth.issuer") String issuer,
            SecretMask secretMask) {
        long quarterOfMemory = Runtime.getRuntime().maxMemory() / 4;
        BodyBudget bodies = new BodyBudget(maxBodiesBytes > 0 ? maxBodiesBytes : quarterOfMemory, maxBodyBytes);
        return new EventLoopHttpEngine(
                paths(issuer),
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
            @PropertyInject("luna.public-url") String publicUrl,
            @PropertyInject("luna.tunnel") boolean tunnel,
            @PropertyInject("luna.host") String host) {
        Set<TokenAuthenticator> authenticators = context.getRegistry().findByType(TokenAuthenticator.class);
        return new AccessCheck(
                new OriginCheck(
                        PublicUrl.parse(publicUrl)
                                .map(url -> origins + "," + url.host())
                                .orElse(origins),
                        tunnel,
                        host),
                new BearerCheck(token, authenticators, new FailedAttempts(wrongTokens)));
    }

    /** The state of the server is public; its details are not. */
    @BindToRegistry("healthAccessCheck")
    public Processor healthAccessCheck(AccessCheck accessCheck) {
        return accessCheck.withOptionalToken();
    }

    /** The check of what everybody may read: it is still no answer to a web page elsewhere. */
    @BindToRegistry("publicAccessCheck")
    public Processor publicAccessCheck(AccessCheck accessCheck) {
        return accessCheck.withoutToken();
    }

    @BindToRegistry("admission")
    public Admission admission(
            @PropertyInject("luna.limits.messages-per-minute") int messages,
            @PropertyInject("luna.limits.max-calls") int maxCalls,
            @PropertyInject("luna.limits.principal.messages-per-minute") int messagesOfEach,
            @PropertyInject("luna.limits.principal.max-calls") int maxCallsOfEach,
            @PropertyInject("luna.limits.principal.calls-per-day") int callsPerDay) {
        PrincipalLimits limits = new PrincipalLimits(messagesOfEach, maxCallsOfEach, callsPerDay);
        return new Admission(
                limits.isNone() ? Optional.empty() : Optional.of(new PrincipalAdmission(limits, Clock.systemUTC())),
                messages,
                maxCalls);
    }

    @BindToRegistry("crossOrigin")
    public CrossOrigin crossOrigin(AccessCheck accessCheck, @PropertyInject("luna.oauth.issuer") String issuer) {
        return new CrossOrigin(paths(issuer), accessCheck.origins());
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
    public UnauthorizedResponse unauthorized(Challenge challenge) {
        return new UnauthorizedResponse(challenge);
    }

    @BindToRegistry("challengeHeader")
    public ChallengeHeader challengeHeader(Challenge challenge) {
        return new ChallengeHeader(challenge);
    }
}
