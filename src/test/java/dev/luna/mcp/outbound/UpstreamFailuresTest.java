package dev.luna.mcp.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParseException;
import dev.luna.mcp.tool.ServerBusyException;
import dev.luna.mcp.tool.ToolException;
import dev.luna.mcp.tool.UpstreamException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UpstreamFailuresTest {

    private static final String URL = "http://user:secret@luna.example:8000/api?key=secret";

    private final UpstreamFailures failures = new UpstreamFailures();

    private static HttpOperationFailedException answer(int status, String location, String body) {
        return new HttpOperationFailedException(URL, status, "", location, Map.of(), body);
    }

    private ToolException translated(Throwable failure) {
        return failures.translate(failure).orElseThrow();
    }

    @Test
    void an_error_answer_is_quoted_without_the_secrets_of_its_url() {
        assertThat(translated(answer(500, null, "no\n\u0007 model\u001b[31m loaded ")))
                .isInstanceOf(UpstreamException.class)
                .hasMessage("The service at http://luna.example:8000 answered 500: no model [31m loaded");
    }

    @Test
    void at_most_400_characters_are_quoted() {
        assertThat(translated(answer(500, null, "x".repeat(5000))).getMessage()).hasSizeLessThan(460);
        assertThat(translated(answer(404, null, null))).hasMessageEndingWith("answered 404.");
    }

    @Test
    void a_redirect_is_named_as_one() {
        assertThat(translated(answer(302, "http://10.0.0.1/", "")))
                .hasMessageContaining("302")
                .hasMessageContaining("redirect")
                .hasMessageNotContaining("10.0.0.1");
    }

    @Test
    void failures_of_the_network_and_of_json_are_the_services() {
        assertThat(translated(new ConnectException("Connection refused to 10.0.0.1")))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("could not be reached")
                .hasMessageNotContaining("10.0.0.1");
        assertThat(translated(new SocketTimeoutException())).hasMessageContaining("in time");
        assertThat(translated(new UnknownHostException("luna"))).hasMessageContaining("does not resolve");
        assertThat(translated(new SSLHandshakeException("PKIX"))).hasMessageContaining("TLS");
        assertThat(translated(new JsonParseException(null, "<html>"))).hasMessageContaining("not JSON");
    }

    @Test
    void other_failures_are_not() {
        assertThat(failures.translate(new FileNotFoundException("/etc/shadow"))).isEmpty();
        assertThat(failures.translate(new IllegalStateException())).isEmpty();
    }

    @Test
    void too_many_calls_are_this_servers() {
        assertThat(translated(new OutboundException("http://x", OutboundFailure.NO_CONNECTION_FREE, false, null)))
                .isInstanceOf(ServerBusyException.class);
    }

    @ParameterizedTest
    @EnumSource(value = OutboundFailure.class, mode = EnumSource.Mode.EXCLUDE, names = "NO_CONNECTION_FREE")
    void every_failed_exchange_names_its_service(OutboundFailure kind) {
        assertThat(translated(new OutboundException("http://luna.example", kind, false, null)))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("http://luna.example");
    }

    @ParameterizedTest
    @CsvSource({"500, true", "503, true", "400, false", "404, false", "302, false"})
    void only_5xx_answers_mean_that_a_service_is_unavailable(int status, boolean unavailable) {
        assertUnavailable(answer(status, null, ""), unavailable);
    }

    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, true", "UNKNOWN_HOST, true", "TOO_SLOW, true", "BROKEN_OFF, true",
        "TOO_LARGE, false", "UNTRUSTED, false", "STOPPED, false", "NO_CONNECTION_FREE, false"
    })
    void a_service_that_does_not_answer_is_unavailable(OutboundFailure kind, boolean unavailable) {
        IOException failure = new OutboundException("http://luna.example", kind, false, null);
        assertUnavailable(new CamelExchangeException("wrapped", null, failure), unavailable);
    }

    @Test
    void a_defect_does_not_make_a_service_unavailable() {
        assertUnavailable(new NullPointerException(), false);
    }

    private void assertUnavailable(Exception failure, boolean unavailable) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        if (unavailable) {
            assertThatCode(() -> failures.requireUnavailable(failure, exchange)).doesNotThrowAnyException();
            assertThat(exchange.getProperty(Exchange.EXCEPTION_CAUGHT)).isInstanceOf(UpstreamException.class);
        } else {
            assertThatThrownBy(() -> failures.requireUnavailable(failure, exchange))
                    .isSameAs(failure);
        }
    }
}
