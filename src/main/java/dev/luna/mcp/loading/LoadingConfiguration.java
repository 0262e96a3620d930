package dev.luna.mcp.loading;

import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;

/** Puts our {@code direct:} in the place of Camel's. */
public class LoadingConfiguration implements CamelConfiguration {

    @BindToRegistry("direct")
    public ReplaceableDirectComponent direct() {
        return new ReplaceableDirectComponent();
    }
}
