package dev.luna.mcp.outbound;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** The ways in which an outbound exchange ends without a whole response. */
enum OutboundFailure {
    UNREACHABLE(
            "could not be reached: the connection was refused, or there is no way to it",
            List.of(ConnectException.class, NoRouteToHostException.class)),
    UNKNOWN_HOST("could not be found: its name does not resolve", List.of(UnknownHostException.class)),
    TOO_SLOW("did not answer in time", List.of(SocketTimeoutException.class)),
    UNTRUSTED(
            "could not be trusted: the TLS handshake failed or its certificate is not valid",
            List.of(SSLException.class)),
    NO_CONNECTION_FREE(
            "has too many concurrent requests from this server", List.of(ConnectionRequestTimeoutException.class)),
    STOPPED("was not waited for, because the call was stopped", List.of(ClosedByInterruptException.class)),
    PROXY(
            "could not be reached through the proxy: it does not answer, refused the request or could not connect",
            List.of()),
    PROXY_LOGIN(
            "could not be reached: the proxy did not take the user and password in HTTPS_PROXY or HTTP_PROXY",
            List.of()),
    TOO_LARGE("sent a larger response than this server accepts", List.of()),
    BROKEN_OFF("broke off the connection, or sent something that is not HTTP", List.of());

    private final String text;
    private final List<Class<? extends IOException>> types;

    OutboundFailure(String text, List<Class<? extends IOException>> types) {
        this.text = text;
        this.types = types;
    }

    /** The predicate of a sentence about the service. */
    String text() {
        return text;
    }

    /** True if the request may have reached the service before this happened. */
    boolean isAfterSending() {
        return this == TOO_SLOW || this == STOPPED || this == BROKEN_OFF;
    }

    /** True if the address of the service may be wrong. */
    boolean isOfAddress() {
        return this == UNREACHABLE || this == UNKNOWN_HOST;
    }

    /** True if the service is down, or does not work at all; false if it works and responds wrongly. */
    boolean isUnavailable() {
        return switch (this) {
            case UNREACHABLE, UNKNOWN_HOST, TOO_SLOW, BROKEN_OFF, PROXY, PROXY_LOGIN -> true;
            default -> false;
        };
    }

    /** The kind of a failure of the network; empty if the failure is of another kind. */
    static Optional<OutboundFailure> of(Throwable failure) {
        return Arrays.stream(values())
                .filter(kind -> kind.types.stream().anyMatch(type -> type.isInstance(failure)))
                .findFirst();
    }
}
