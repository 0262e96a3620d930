package dev.luna.mcp.tool.loading;

import dev.luna.mcp.tool.PackedOptions;
import dev.luna.mcp.tool.check.PathOptions;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.util.StringHelper;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Packs the {@code parameters} of endpoints of this server's own components. One instance per document. */
final class OptionPacker {

    private static final Set<String> SCHEMES = Set.of("ai-tool", "ai-prompt", "ai-resource", "mcp", "block");

    /** Steps whose endpoint, options included, is an expression. */
    private static final Set<String> DYNAMIC = Set.of("toD", "wireTap", "poll");

    private final Set<Node> visited = Collections.newSetFromMap(new IdentityHashMap<>());

    void pack(Node node) {
        pack(node, "");
    }

    private void pack(Node node, String step) {
        if (!visited.add(node)) {
            return;
        }
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> pack(item, step));
        } else if (node instanceof MappingNode mapping) {
            List<NodeTuple> entries = mapping.getValue();
            completeUri(entries);
            if (isOwn(entries)) {
                entries.replaceAll(entry -> isNamed(entry, "parameters") ? packed(entry, step) : entry);
            }
            entries.forEach(
                    entry -> pack(entry.getValueNode(), text(entry.getKeyNode()).orElse("")));
        }
    }

    /**
     * Joins a URI that is a scheme alone with the option for the rest of it, since Camel has no metadata of our
     * components.
     */
    private static void completeUri(List<NodeTuple> entries) {
        Optional<NodeTuple> uri = entries.stream()
                .filter(entry -> isNamed(entry, "uri"))
                .filter(entry -> text(entry.getValueNode())
                        .map(String::strip)
                        .filter(SCHEMES::contains)
                        .isPresent())
                .findFirst();
        if (uri.isEmpty()) {
            return;
        }
        String scheme = text(uri.get().getValueNode()).orElse("").strip();
        for (NodeTuple entry : entries) {
            if (isNamed(entry, "parameters") && entry.getValueNode() instanceof MappingNode parameters) {
                parameters.getValue().stream()
                        .filter(option -> PathOptions.isPath(
                                scheme, text(option.getKeyNode()).orElse("")))
                        .findFirst()
                        .ifPresent(option -> {
                            parameters.getValue().remove(option);
                            String whole =
                                    scheme + ":" + text(option.getValueNode()).orElse("");
                            entries.set(
                                    entries.indexOf(uri.get()),
                                    new NodeTuple(uri.get().getKeyNode(), scalar(whole, option.getValueNode())));
                        });
            }
        }
    }

    /**
     * Returns true for an endpoint of our own without a query: Camel parses options in a query itself, and rejects a
     * mix of both.
     */
    private static boolean isOwn(List<NodeTuple> entries) {
        return entries.stream()
                .filter(entry -> isNamed(entry, "uri"))
                .flatMap(entry -> text(entry.getValueNode()).stream())
                .map(String::strip)
                .anyMatch(uri -> !uri.contains("?") && SCHEMES.contains(StringHelper.before(uri, ":", "")));
    }

    private static NodeTuple packed(NodeTuple parameters, String step) {
        Map<String, String> options = new LinkedHashMap<>();
        if (!(parameters.getValueNode() instanceof MappingNode mapping)
                || !mapping.getValue().stream().allMatch(option -> read(option, options))
                || options.isEmpty()
                || DYNAMIC.contains(step) && options.values().stream().anyMatch(text -> text.contains("${"))) {
            return parameters;
        }
        NodeTuple packed =
                new NodeTuple(scalar(PackedOptions.NAME, mapping), scalar(PackedOptions.pack(options), mapping));
        return new NodeTuple(
                parameters.getKeyNode(),
                new MappingNode(
                        Tag.MAP, true, List.of(packed), FlowStyle.BLOCK, mapping.getStartMark(), mapping.getEndMark()));
    }

    private static boolean read(NodeTuple option, Map<String, String> options) {
        Optional<String> name = text(option.getKeyNode());
        Optional<String> value = text(option.getValueNode());
        name.ifPresent(written -> options.put(spelling(written), value.orElse("")));
        return name.isPresent() && value.isPresent();
    }

    /**
     * Converts {@code read-only-hint} to readOnlyHint, as Camel does; the part after a dot is a name chosen by the
     * author.
     */
    private static String spelling(String name) {
        String option = StringHelper.before(name, ".", name);
        return StringHelper.dashToCamelCase(option) + name.substring(option.length());
    }

    private static ScalarNode scalar(String text, Node place) {
        return new ScalarNode(Tag.STR, true, text, ScalarStyle.PLAIN, place.getStartMark(), place.getEndMark());
    }

    private static boolean isNamed(NodeTuple entry, String name) {
        return text(entry.getKeyNode()).filter(name::equals).isPresent();
    }

    private static Optional<String> text(Node node) {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }
}
