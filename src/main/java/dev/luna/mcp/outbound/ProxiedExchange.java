package dev.luna.mcp.outbound;

import dev.luna.mcp.config.ProxyAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;

/**
 * Authenticates to a proxy with the user and password of its URL, and distinguishes its failures from those of the service. The
 * service never receives the password: it is in the CONNECT, or in a header that the proxy removes. Stateless.
 */
final class ProxiedExchange implements ExecChainHandler {

    private static final String CONNECTED = "dev.luna.mcp.outbound.connected";

    private final OutboundProxies proxies;

    ProxiedExchange(OutboundProxies proxies) {
        this.proxies = proxies;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        HttpHost proxy = scope.route.getProxyHost();
        if (proxy == null) {
            return chain.proceed(request, scope);
        }
        login(proxy).ifPresent(scheme -> scope.clientContext.resetAuthExchange(proxy, scheme));
        scope.clientContext.removeAttribute(CONNECTED);
        String service = scope.route.getTargetHost().toURI();
        ClassicHttpResponse response;
        try {
            response = chain.proceed(request, scope);
        } catch (ConnectException | NoRouteToHostException | UnknownHostException | ConnectTimeoutException e) {
            throw new OutboundException(service, OutboundFailure.PROXY, false, e);
        }
        boolean isOfProxy = scope.clientContext.getAttribute(CONNECTED) == null;
        if (isOfProxy || response.getCode() == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED) {
            boolean login = response.getCode() == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED;
            response.close();
            throw new OutboundException(
                    service, login ? OutboundFailure.PROXY_LOGIN : OutboundFailure.PROXY, false, null);
        }
        return response;
    }

    /** The step after CONNECT: from here on the exchange is with the service. */
    static ClassicHttpResponse connected(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        scope.clientContext.setAttribute(CONNECTED, true);
        return chain.proceed(request, scope);
    }

    private Optional<BasicScheme> login(HttpHost proxy) {
        return proxies.all().stream()
                .filter(one ->
                        !one.userInfo().isEmpty() && ProxiedClient.host(one).equals(proxy))
                .findFirst()
                .map(ProxiedExchange::basic);
    }

    private static BasicScheme basic(ProxyAddress proxy) {
        BasicScheme scheme = new BasicScheme();
        scheme.initPreemptive(
                new UsernamePasswordCredentials(proxy.user(), proxy.password().toCharArray()));
        return scheme;
    }
}
