package dev.luna.mcp.tool.loading;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.dsl.yaml.KameletRoutesBuilderLoader;
import org.apache.camel.dsl.yaml.common.YamlDeserializationContext;
import org.snakeyaml.engine.v2.nodes.Node;

/** Camel's loader of Kamelets, which keeps the options of this server's own components as written. */
final class OptionPackingKameletLoader extends KameletRoutesBuilderLoader {

    @Override
    protected RouteBuilder builder(YamlDeserializationContext context, Node root) {
        new OptionPacker().pack(root);
        return super.builder(context, root);
    }
}
