package benchmark;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The check of a request's token: {@code AUTH_TOKEN}, a signed access token that was checked before, and one that comes for the first
 * time, whose signature is checked with a key that is known.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class AccessCheck {

    private static final String RESOURCE = "https://tools.example.org/mcp";

    /** More than the server remembers, so that the first has been forgotten when its turn comes again. */
    private static final int NEW_TOKENS = 25_000;

    @Param({"owner", "signed", "signed-first"})
    public String token;

    private HttpServer issuer;
    private RSAKey key;
    private RunningServer server;
    private Processor check;
    private String[] headers;
    private int next;

    @Setup
    public void start() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("key").generate();
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/.well-known/oauth-authorization-server", "{\"issuer\":\"" + url() + "\",\"jwks_uri\":\"" + url() + "/keys\"}");
        answer("/keys", new JWKSet(key).toString());
        issuer.start();
        server = new RunningServer(Map.of("luna.oauth.issuer", url(), "luna.public-url", RESOURCE));
        check = server.step("accessCheck");
        headers = new String[token.equals("signed-first") ? NEW_TOKENS : 1];
        for (int i = 0; i < headers.length; i++) {
            headers[i] = "Bearer " + (token.equals("owner") ? RunningServer.TOKEN : signed());
        }
        if (request().getException() != null) {
            throw new IllegalStateException(request().getException());
        }
    }

    private String url() {
        return "http://127.0.0.1:" + issuer.getAddress().getPort();
    }

    private void answer(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        issuer.createContext(path, request -> {
            request.sendResponseHeaders(200, body.length);
            request.getResponseBody().write(body);
            request.close();
        });
    }

    private String signed() throws JOSEException {
        SignedJWT signed = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID("key")
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(url())
                        .audience(RESOURCE)
                        .subject("ann")
                        .claim("scope", "read write execute")
                        .jwtID(UUID.randomUUID().toString())
                        .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))))
                        .build());
        signed.sign(new RSASSASigner(key));
        return signed.serialize();
    }

    @TearDown
    public void stop() throws IOException {
        server.close();
        issuer.stop(0);
    }

    @Benchmark
    public Exchange request() throws Exception {
        Exchange exchange = server.exchange();
        exchange.getMessage().setHeader("Authorization", headers[next]);
        next = (next + 1) % headers.length;
        check.process(exchange);
        return exchange;
    }
}
