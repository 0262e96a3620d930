package dev.luna.mcp.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.PropertyInject;
import org.apache.camel.util.TimeUtils;
import org.apache.hc.core5.http.HttpHost;

/** Binds the guard of outbound HTTP, which guards Camel's {@code http} and {@code https} components. */
public class OutboundConfiguration implements CamelConfiguration {

    private static final Pattern SERVICE = Pattern.compile("(?i)https?://[^\\s/?#\\\\]+(/[\\w./~%-]*)?");

    /** Decides on callers' URLs. The owner's own services are not permitted unless they are listed. */
    @BindToRegistry("outboundPolicy")
    public OutboundPolicy outboundPolicy(
            @PropertyInject("luna.outbound-allow") String allowed,
            @PropertyInject("luna.outbound.http-proxy") String httpProxy,
            @PropertyInject("luna.outbound.https-proxy") String httpsProxy,
            @PropertyInject("luna.outbound.no-proxy") String without) {
        return new OutboundPolicy(allowed).through(OutboundProxies.of(httpProxy, httpsProxy, without));
    }

    /** The guard itself; routes may also reach the owner's own services. */
    @BindToRegistry("guardedHttp")
    public GuardedHttp guardedHttp(
            OutboundPolicy outboundPolicy,
            @PropertyInject("luna.url") String luna,
            @PropertyInject("luna.timeout") String lunaTimeout,
            @PropertyInject("luna.github-api-url") String github,
            @PropertyInject("luna.outbound.deadline") String deadline,
            @PropertyInject("luna.outbound.max-bytes") long bytes,
            @PropertyInject("luna.tools.max-calls") int calls) {
        List<URI> lunaServices = service("LUNA_URL", luna).toList();
        List<URI> services = Stream.concat(lunaServices.stream(), service("GITHUB_API_URL", github))
                .toList();
        Map<String, Duration> deadlines = lunaServices.stream()
                .collect(Collectors.toMap(OutboundConfiguration::address, uri -> TimeUtils.toDuration(lunaTimeout)));
        OutboundPolicy routes = outboundPolicy.trusting(services);
        return new GuardedHttp(
                routes,
                new OutboundLimits(GuardedHttp.CONNECT, TimeUtils.toDuration(deadline), deadlines, bytes, calls));
    }

    /** A service of the owner's; none if the setting is empty. */
    private static Stream<URI> service(String variable, String url) {
        if (url.isEmpty()) {
            return Stream.of();
        }
        if (!SERVICE.matcher(url).matches()) {
            throw new IllegalArgumentException(variable
                    + " must be like http://localhost:8000: http or https, a host, perhaps a port and a path.");
        }
        return Stream.of(URI.create(url));
    }

    private static String address(URI service) {
        return new HttpHost(service.getScheme().toLowerCase(Locale.ROOT), service.getHost(), service.getPort()).toURI();
    }

    /** Lets routes fetch what a caller's URL points to. */
    @BindToRegistry("webFetch")
    public WebFetch webFetch(OutboundPolicy outboundPolicy) {
        return new WebFetch(outboundPolicy);
    }

    /** Translates failures of outbound HTTP. */
    @BindToRegistry("upstreamFailures")
    public UpstreamFailures upstreamFailures() {
        return new UpstreamFailures();
    }
}
