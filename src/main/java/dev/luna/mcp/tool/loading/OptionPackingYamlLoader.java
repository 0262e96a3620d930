package dev.luna.mcp.tool.loading;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.apache.camel.dsl.yaml.common.YamlDeserializationContext;
import org.apache.camel.spi.Resource;
import org.snakeyaml.engine.v2.nodes.Node;

/** Camel's loader of YAML routes, which keeps the options of this server's own components as written. */
final class OptionPackingYamlLoader extends YamlRoutesBuilderLoader {

    /** Parses a file once more only if it has what Camel then looks for: beans, or a Pipe in the place of routes. */
    @Override
    public void preParseRoute(Resource resource) throws Exception {
        try (InputStream in = resourceInputStream(resource)) {
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (yaml.contains("beans") || yaml.contains("Pipe")) {
                super.preParseRoute(resource);
            }
        }
    }

    @Override
    protected RouteBuilder builder(YamlDeserializationContext context, Node root) {
        new OptionPacker().pack(root);
        return super.builder(context, root);
    }
}
