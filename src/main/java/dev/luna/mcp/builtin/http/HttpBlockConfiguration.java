package dev.luna.mcp.builtin.http;

import dev.luna.mcp.connection.CallerConnections;
import dev.luna.mcp.masking.SecretMask;
import dev.luna.mcp.outbound.GuardedHttp;
import dev.luna.mcp.outbound.OutboundPolicy;
import dev.luna.mcp.outbound.credential.CredentialSettings;
import dev.luna.mcp.tool.block.OptionsCheck;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.hc.client5.http.classic.HttpClient;

/** The beans of {@code routes/blocks/http.camel.yaml}. */
public class HttpBlockConfiguration implements CamelConfiguration {

    /** Makes the requests of {@code block:http}. */
    @BindToRegistry("httpBlock")
    public HttpBlock httpBlock(
            CamelContext context, OutboundPolicy outboundPolicy, GuardedHttp guardedHttp, SecretMask secretMask) {
        // The connections belong to the guard, which closes them.
        HttpClient client =
                guardedHttp.client().setConnectionManagerShared(true).build();
        CredentialStore credentials = new CredentialStore(
                name -> new CredentialSettings(
                        name, key -> context.resolvePropertyPlaceholders("{{" + key + ":}}"), outboundPolicy::lists),
                client,
                context.getExecutorServiceManager().newCachedThreadPool(this, "access-token"),
                secretMask::learn,
                () -> context.getRegistry().lookupByNameAndType("callerConnections", CallerConnections.class));
        return new HttpBlock(outboundPolicy, credentials);
    }

    /** Checks the options of {@code block:http} when a tool loads. */
    @BindToRegistry("httpOptions")
    public OptionsCheck httpOptions(HttpBlock httpBlock) {
        return httpBlock::check;
    }

    /** Reads the responses. */
    @BindToRegistry("httpResponse")
    public HttpResponseReader httpResponse() {
        return new HttpResponseReader();
    }
}
