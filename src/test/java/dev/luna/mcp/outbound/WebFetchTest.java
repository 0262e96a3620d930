package dev.luna.mcp.outbound;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.UpstreamException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loop that the class describes, in a real route, against real servers. */
class WebFetchTest {

    @RegisterExtension
    static final WireMockExtension WEB = WireMockExtension.newInstance().build();

    private final CamelContext context = new DefaultCamelContext();
    private final AtomicInteger rebinding = new AtomicInteger();

    @BeforeEach
    void start() throws Exception {
        OutboundPolicy policy = new OutboundPolicy("localhost:" + WEB.getPort(), this::addresses);
        URI own = URI.create("http://127.0.0.1:" + WEB.getPort());
        OutboundLimits limits = OutboundLimits.of(Duration.ofSeconds(2), Duration.ofSeconds(3), 10_000);
        context.getRegistry().bind("guardedHttp", new GuardedHttp(policy.trusting(List.of(own)), limits));
        context.getRegistry().bind("webFetch", new WebFetch(policy));
        context.getPropertiesComponent().addInitialProperty("secret", "s3cret");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:fetch")
                        .bean("webFetch", "begin")
                        .loopDoWhile(method("webFetch", "isUnderway"))
                        .to("http://caller-url?httpMethod=GET&okStatusCodeRange=200-399&skipRequestHeaders=true")
                        .bean("webFetch", "receive")
                        .end();
            }
        });
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    /** Resolves one name to another address each time. */
    private InetAddress[] addresses(String host) throws UnknownHostException {
        if (host.equals("rebinding.example")) {
            return InetAddress.getAllByName(rebinding.incrementAndGet() == 1 ? "8.8.8.8" : "127.0.0.1");
        }
        return InetAddress.getAllByName(host);
    }

    private static String url(String path) {
        return "http://localhost:" + WEB.getPort() + path;
    }

    private String fetch(String url) throws Exception {
        Exchange exchange = context.createProducerTemplate().request("direct:fetch", e -> {
            e.getMessage().setBody(url);
            e.getMessage().setHeader("Authorization", "Bearer token");
        });
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return exchange.getMessage().getBody(String.class);
    }

    @Test
    void gets_the_content() throws Exception {
        WEB.stubFor(get("/a?b=c%20d").willReturn(ok("content")));
        assertThat(fetch(url("/a?b=c%20d#e"))).isEqualTo("content");
    }

    @Test
    void follows_redirects_and_forwards_nothing() throws Exception {
        WEB.stubFor(get("/1").willReturn(temporaryRedirect("2").withHeader("Set-Cookie", "a=b")));
        WEB.stubFor(get("/2").willReturn(temporaryRedirect(url("/3"))));
        WEB.stubFor(get("/3").willReturn(ok("content")));
        assertThat(fetch(url("/1"))).isEqualTo("content");
        for (LoggedRequest request : WEB.findAll(getRequestedFor(anyUrl()))) {
            assertThat(request.containsHeader("Authorization")).isFalse();
            assertThat(request.containsHeader("Cookie")).isFalse();
        }
    }

    @Test
    void follows_only_so_many_redirects() {
        WEB.stubFor(get("/loop").willReturn(temporaryRedirect("/loop")));
        assertThatThrownBy(() -> fetch(url("/loop")))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("5");
        WEB.verify(6, getRequestedFor(urlEqualTo("/loop")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:///etc/passwd", "http://10.0.0.1/", "http://u:p@localhost/", "http://{{secret}}/", "\\"})
    void checks_the_target_of_a_redirect(String target) {
        WEB.stubFor(get("/1").willReturn(temporaryRedirect(target)));
        assertThatThrownBy(() -> fetch(url("/1"))).isInstanceOf(InvalidArgumentException.class);
    }

    /** A name passes the check of its redirect, and leads elsewhere when the connection is made. */
    @Test
    void checks_again_where_the_target_of_a_redirect_leads_when_it_connects() {
        WEB.stubFor(get("/1").willReturn(temporaryRedirect("http://rebinding.example:" + WEB.getPort() + "/2")));
        WEB.stubFor(get("/2").willReturn(ok("secret")));
        assertThatThrownBy(() -> fetch(url("/1"))).isInstanceOf(InvalidArgumentException.class);
        assertThat(rebinding).as("lookups of the name").hasValue(2);
        WEB.verify(0, getRequestedFor(urlEqualTo("/2")));
    }

    @Test
    void does_not_reach_the_owners_services_for_a_caller() {
        String own = "http://127.0.0.1:" + WEB.getPort() + "/own";
        WEB.stubFor(get("/1").willReturn(temporaryRedirect(own)));
        assertThatThrownBy(() -> fetch(own)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> fetch(url("/1"))).isInstanceOf(InvalidArgumentException.class);
        WEB.verify(0, getRequestedFor(urlEqualTo("/own")));
        assertThat(context.createProducerTemplate()
                        .requestBody(own + "?throwExceptionOnFailure=false", null, String.class))
                .as("a route may")
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%7B%7Bsecret%7D%7D",
                "/%7b%7bsecret%7d%7d?a=%7B%7Bsecret%7D%7D",
                "/%257B%257Bsecret%257D%257D",
                "/$%7Bbody%7D",
                "/RAW(x)?a=RAW(y)",
                "/a?throwExceptionOnFailure=false&httpMethod=DELETE",
                "/a?b=%26c%3Dd"
            })
    void passes_a_url_on_as_it_is(String path) throws Exception {
        WEB.stubFor(get(anyUrl()).willReturn(ok("content")));
        assertThat(fetch(url(path))).isEqualTo("content");
        assertThat(WEB.findAll(getRequestedFor(anyUrl())))
                .singleElement()
                .extracting(LoggedRequest::getUrl)
                .isEqualTo(path);
    }

    @Test
    void says_what_a_server_answers_instead_of_content() {
        WEB.stubFor(get("/304").willReturn(aResponse().withStatus(304)));
        WEB.stubFor(get("/302").willReturn(aResponse().withStatus(302)));
        WEB.stubFor(get("/404").willReturn(aResponse().withStatus(404)));
        assertThatThrownBy(() -> fetch(url("/304"))).isInstanceOf(UpstreamException.class);
        assertThatThrownBy(() -> fetch(url("/302"))).isInstanceOf(UpstreamException.class);
        assertThatThrownBy(() -> fetch(url("/404")))
                .satisfies(e -> assertThat(new UpstreamFailures().translate(e)).isPresent());
    }

    @Test
    void takes_only_so_many_bytes() {
        WEB.stubFor(get("/big").willReturn(aResponse().withBody(new byte[10_001])));
        assertThatThrownBy(() -> fetch(url("/big"))).hasMessageContaining("larger response");
    }

    @Test
    void no_content_is_empty_content() throws Exception {
        WEB.stubFor(get("/empty").willReturn(aResponse().withStatus(204)));
        assertThat(fetch(url("/empty"))).isEmpty();
    }
}
