package dev.luna.mcp.component;

import dev.luna.mcp.tool.NearestWord;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.tooling.model.ArtifactModel;

/** The artifacts of Camel that can be added, from Camel's catalog. Immutable. */
public final class CamelArtifacts {

    /**
     * An artifact.
     *
     * @param name such as {@code camel-sql}
     * @param contents the components, data formats and languages in it
     * @param description the first of their descriptions
     */
    public record CamelArtifact(String name, Set<String> contents, String description) {

        /** Returns true if the name, the contents or the description have a word. */
        public boolean mentions(String word) {
            String text = name + " " + contents + " " + description;
            return text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
        }
    }

    private final Map<String, CamelArtifact> artifacts;

    private CamelArtifacts(Map<String, CamelArtifact> artifacts) {
        this.artifacts = artifacts;
    }

    /** Reads the catalog; slow. */
    public static CamelArtifacts load() {
        CamelCatalog catalog = new DefaultCamelCatalog();
        Map<String, CamelArtifact> artifacts = new TreeMap<>();
        Stream.of(
                        catalog.findComponentNames().stream().map(catalog::componentModel),
                        catalog.findDataFormatNames().stream().map(catalog::dataFormatModel),
                        catalog.findLanguageNames().stream().map(catalog::languageModel),
                        catalog.findOtherNames().stream().map(catalog::otherModel))
                .flatMap(models -> models)
                .forEach(model -> add(artifacts, model));
        return new CamelArtifacts(artifacts);
    }

    private static void add(Map<String, CamelArtifact> artifacts, ArtifactModel<?> model) {
        artifacts
                .computeIfAbsent(
                        model.getArtifactId(), name -> new CamelArtifact(name, new TreeSet<>(), model.getDescription()))
                .contents()
                .add(model.getName());
    }

    /** All artifacts, by name. */
    public Collection<CamelArtifact> all() {
        return artifacts.values();
    }

    /**
     * The artifact with a name, or the one that contains a component, a data format or a language with this name.
     *
     * @throws ComponentException if there is none; the message has the nearest name
     */
    public String require(String name) {
        if (artifacts.containsKey(name)) {
            return name;
        }
        return artifacts.values().stream()
                .filter(artifact -> artifact.contents().contains(name))
                .map(CamelArtifact::name)
                .findFirst()
                .orElseThrow(() -> new ComponentException("Camel has no artifact " + name
                        + NearestWord.to(name, artifacts.keySet())
                                .map(nearest -> ": did you mean " + nearest + "?")
                                .orElse(". Another library is named as GROUP:ARTIFACT")));
    }
}
