package dev.luna.mcp.tool.check;

import dev.luna.mcp.tool.check.YamlElement.Field;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.tooling.model.DataFormatModel;

/** The installed data formats. Immutable. */
final class DataFormats {

    private static final Set<String> STEPS = Set.of("marshal", "unmarshal");

    private final CamelCatalog catalog = new DefaultCamelCatalog();
    private final InstalledServices services;

    DataFormats(InstalledServices services) {
        this.services = services;
    }

    /** Finds data formats that are not installed. */
    List<Problem> check(YamlElement routes) {
        return routes.allFields()
                .filter(step -> STEPS.contains(step.name()))
                .flatMap(step -> step.value().fields().stream())
                .flatMap(format -> missing(format).stream())
                .toList();
    }

    private List<Problem> missing(Field format) {
        return names(format)
                .filter(catalog.findDataFormatNames()::contains)
                .map(catalog::dataFormatModel)
                .limit(1)
                .filter(model -> !services.hasClass(model.getJavaType()))
                .map(model -> new Problem(format.line(), text(format.name(), model)))
                .toList();
    }

    /** The names under which the catalog may have it: the library that the route names, its own, and one that begins with it. */
    private Stream<String> names(Field format) {
        String library = format.value().text("library").orElse("jackson").toLowerCase(Locale.ROOT);
        return Stream.concat(
                format.name().equals("json") ? Stream.of(library) : Stream.of(format.name()),
                catalog.findDataFormatNames().stream()
                        .filter(name -> name.startsWith(format.name())
                                || format.name().equals("yaml") && name.equals("snakeYaml")));
    }

    private static String text(String name, DataFormatModel model) {
        return "the data format " + name + " is not installed; " + InstalledServices.install(model);
    }
}
