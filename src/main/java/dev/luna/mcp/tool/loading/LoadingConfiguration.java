package dev.luna.mcp.tool.loading;

import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.dsl.yaml.KameletRoutesBuilderLoader;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;

/** Replaces Camel's {@code direct:} component, bean language and YAML loaders with our own, and guards what other components deliver. */
public class LoadingConfiguration implements CamelConfiguration {

    @BindToRegistry("direct")
    public ReplaceableDirectComponent direct() {
        return new ReplaceableDirectComponent();
    }

    /** The suffix keeps it apart from the component {@code bean:}. */
    @BindToRegistry("bean-language")
    public LiteralBeanLanguage beanLanguage() {
        return new LiteralBeanLanguage();
    }

    @BindToRegistry("kameletLoader")
    public KameletRoutesBuilderLoader kameletLoader(CamelContext context) throws Exception {
        OptionPackingKameletLoader loader = new OptionPackingKameletLoader();
        context.addService(loader);
        return loader;
    }

    /** Camel prefers a loader in the registry to its own. */
    @BindToRegistry("yamlLoader")
    public YamlRoutesBuilderLoader yamlLoader(CamelContext context) throws Exception {
        OptionPackingYamlLoader loader = new OptionPackingYamlLoader();
        context.addService(loader);
        return loader;
    }

    @Override
    public void configure(CamelContext context) {
        MessageHeaderGuard.install(context);
    }
}
