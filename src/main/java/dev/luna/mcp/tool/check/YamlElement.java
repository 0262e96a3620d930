package dev.luna.mcp.tool.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A YAML node with its line: a mapping, a sequence or a scalar. Immutable. */
final class YamlElement {

    /** An entry of a mapping. */
    record Field(String name, int line, YamlElement value) {}

    private final Node node;

    private YamlElement(Node node) {
        this.node = node;
    }

    /**
     * Parses a document with the parser of Camel.
     *
     * @throws MalformedYamlException if it is not YAML, or empty
     */
    static YamlElement parse(String yaml) {
        try {
            return new Compose(LoadSettings.builder().build())
                    .composeString(yaml)
                    .map(YamlElement::new)
                    .orElseThrow(() -> new MalformedYamlException(new Problem(1, "the file is empty"), null));
        } catch (MarkedYamlEngineException e) {
            throw new MalformedYamlException(YamlSyntaxError.of(yaml, e), e);
        } catch (ReaderException e) {
            int line = (int) yaml.codePoints()
                            .limit(e.getPosition())
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            String character = "U+%04X".formatted(e.getCodePoint());
            throw new MalformedYamlException(new Problem(line, "the character " + character + " is not allowed"), e);
        }
    }

    int line() {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    /** The text of a scalar; empty for other nodes. */
    Optional<String> text() {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    /** The elements of a sequence; empty for other nodes. */
    List<YamlElement> items() {
        return node instanceof SequenceNode sequence
                ? sequence.getValue().stream().map(YamlElement::new).toList()
                : List.of();
    }

    /** The entries of a mapping; empty for other nodes. */
    List<Field> fields() {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .map(entry -> new YamlElement(entry.getKeyNode()).field(new YamlElement(entry.getValueNode())))
                        .toList()
                : List.of();
    }

    private Field field(YamlElement value) {
        return new Field(text().orElse(""), line(), value);
    }

    /** Returns the entry of a mapping with a name. */
    Optional<Field> field(String name) {
        return fields().stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Returns the text of the entry of a mapping with a name. */
    Optional<String> text(String name) {
        return field(name).flatMap(field -> field.value().text());
    }

    /** All entries of mappings at any depth, from top to bottom. */
    Stream<Field> allFields() {
        return Stream.concat(
                fields().stream()
                        .flatMap(field ->
                                Stream.concat(Stream.of(field), field.value().allFields())),
                items().stream().flatMap(YamlElement::allFields));
    }
}
