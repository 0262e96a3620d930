package dev.luna.mcp.tool.loading;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.apache.camel.dsl.yaml.common.YamlDeserializationContext;
import org.snakeyaml.engine.v2.nodes.Node;

/** Camel's loader of YAML routes, which keeps the options of this server's own components as written. */
final class OptionPackingYamlLoader extends YamlRoutesBuilderLoader {

    @Override
    protected RouteBuilder builder(YamlDeserializationContext context, Node root) {
        new OptionPacker().pack(root);
        return super.builder(context, root);
    }
}
