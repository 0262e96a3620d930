package dev.luna.mcp.identity.token;

import dev.luna.mcp.identity.Revocations;
import dev.luna.mcp.tool.Degradation;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.PropertyInject;

/** The named tokens of the server, read before it takes requests, and what ends when one is revoked. */
public class NamedTokenConfiguration implements CamelConfiguration {

    @BindToRegistry("revocations")
    public Revocations revocations() {
        return new Revocations();
    }

    @BindToRegistry("namedTokens")
    public NamedTokens namedTokens(
            CamelContext context, Revocations revocations, @PropertyInject("luna.tokens.file") String file) {
        NamedTokens tokens = new NamedTokens(new NamedTokenFile(Path.of(file)), revocations, Clock.systemUTC());
        if (!file.isEmpty()) {
            NamedTokenWatch watch = new NamedTokenWatch(Path.of(file), tokens);
            watch.run();
            context.getExecutorServiceManager()
                    .newSingleThreadScheduledExecutor(this, "named-tokens")
                    .scheduleWithFixedDelay(
                            watch,
                            NamedTokenWatch.INTERVAL.toMillis(),
                            NamedTokenWatch.INTERVAL.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
        return tokens;
    }

    @BindToRegistry("namedTokensProblem")
    public Degradation namedTokensProblem(NamedTokens namedTokens) {
        return namedTokens::problem;
    }
}
