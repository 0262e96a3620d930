package dev.luna.mcp.tool.loading;

import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;

/** Puts our {@code direct:} and our loader of YAML in the place of Camel's. */
public class LoadingConfiguration implements CamelConfiguration {

    @BindToRegistry("direct")
    public ReplaceableDirectComponent direct() {
        return new ReplaceableDirectComponent();
    }

    /** Camel takes a loader that is in the registry before its own. */
    @BindToRegistry("yamlLoader")
    public YamlRoutesBuilderLoader yamlLoader(CamelContext context) throws Exception {
        OptionPackingYamlLoader loader = new OptionPackingYamlLoader();
        context.addService(loader);
        return loader;
    }
}
