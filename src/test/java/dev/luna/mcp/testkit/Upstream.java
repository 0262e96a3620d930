package dev.luna.mcp.testkit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.matching.UrlPattern;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Stands in for a service behind a tool: answers over HTTP as the test says, and remembers what it was asked. What it was not
 * told to answer is 404. As an extension, {@code @RegisterExtension static final Upstream moon = new Upstream();}, it forgets
 * after each test what it was told and asked, and ends after the last. Thread-safe.
 */
public final class Upstream implements AfterEachCallback, AfterAllCallback, AutoCloseable {

    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    private final String address;

    /** One that answers at once. */
    public Upstream() {
        server.start();
        address = "127.0.0.1:" + server.port();
    }

    /** Its base URL, without a slash at the end. */
    public String url() {
        return "http://" + address;
    }

    /** Its host and port. */
    public String address() {
        return address;
    }

    /** Begins a stub for a request; if the path has a query, the query must match too. */
    public Stub on(String method, String path) {
        return new Stub(method, path.contains("?") ? urlEqualTo(path) : urlPathEqualTo(path));
    }

    /** The requests that it got, oldest first. */
    public List<ReceivedRequest> requests() {
        List<ReceivedRequest> requests = new ArrayList<>();
        server.getAllServeEvents().forEach(event -> requests.add(0, new ReceivedRequest(event.getRequest())));
        return requests;
    }

    /** The only request it got. */
    public ReceivedRequest onlyRequest() {
        assertThat(requests()).as("Requests to the stand-in").singleElement();
        return requests().get(0);
    }

    /** Closes the port: later connections are refused. */
    public void vanish() {
        server.stop();
    }

    /** Forgets what it was told and asked. */
    public void reset() {
        server.resetAll();
    }

    /** WireMock's own interface, for what this one does not offer. */
    public WireMockServer wireMock() {
        return server;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        reset();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** A stub for one request. */
    public final class Stub {

        private final String method;
        private final UrlPattern url;

        private Stub(String method, UrlPattern url) {
            this.method = method;
            this.url = url;
        }

        /** Answers 200 with JSON. */
        public void answer(String json) {
            answer(200, json);
        }

        /** Answers with a status and JSON. */
        public void answer(int status, String json) {
            answer(aResponse()
                    .withStatus(status)
                    .withHeader("Content-Type", "application/json; charset=utf-8")
                    .withBody(json));
        }

        /** Answers 200 with bytes of a type. */
        public void answer(String contentType, byte[] body) {
            answer(aResponse().withHeader("Content-Type", contentType).withBody(body));
        }

        /** Breaks the connection off without an answer. */
        public void breakOff() {
            answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        }

        private void answer(ResponseDefinitionBuilder response) {
            server.stubFor(request(method, url).willReturn(response));
        }
    }
}
