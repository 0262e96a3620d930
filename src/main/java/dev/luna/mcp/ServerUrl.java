package dev.luna.mcp;

import dev.luna.mcp.config.PublicUrl;
import dev.luna.mcp.connection.BrowserUrl;
import dev.luna.mcp.http.BoundedHttpServer;
import java.net.URI;
import org.apache.camel.CamelContext;

/** The URL of the server for browsers, without a slash at its end: the setting {@code luna.public-url}, else the port on this machine. */
record ServerUrl(CamelContext context) implements BrowserUrl {

    @Override
    public URI get() {
        String set = context.resolvePropertyPlaceholders("{{luna.public-url:}}");
        return URI.create(PublicUrl.parse(set)
                .map(endpoint -> endpoint.url().toString().replaceFirst("/mcp$", ""))
                .orElseGet(() -> "http://localhost:"
                        + context.hasService(BoundedHttpServer.class).getPort()));
    }
}
