package dev.luna.mcp.tool.check;

import dev.luna.mcp.tool.NearestWord;
import dev.luna.mcp.tool.check.YamlElement.Field;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.tooling.model.LanguageModel;

/** The installed expression languages. Immutable. */
final class Languages {

    private final CamelCatalog catalog = new DefaultCamelCatalog();
    private final Set<String> missing = new TreeSet<>(catalog.findLanguageNames());
    private final Set<String> installed = new TreeSet<>();

    Languages(InstalledServices services) {
        missing.stream().filter(name -> services.has("language", name)).forEach(installed::add);
        missing.removeAll(installed);
    }

    /** Finds languages that are not installed. */
    List<Problem> check(YamlElement routes) {
        return routes.allFields().flatMap(field -> check(field).stream()).toList();
    }

    private List<Problem> check(Field field) {
        if (missing.contains(field.name()) && !isFormat(field)) {
            return List.of(new Problem(field.line(), text(field.name())));
        }
        return Stream.of(field)
                .filter(language -> language.name().equals("language"))
                .flatMap(language -> language.value().text("language").stream())
                .filter(name -> !installed.contains(name))
                .map(name -> new Problem(field.line(), text(name)))
                .toList();
    }

    /** Returns true for a data format of the same name, which has no text. */
    private static boolean isFormat(Field field) {
        return field.value().text().or(() -> field.value().text("expression")).isEmpty();
    }

    private String text(String name) {
        LanguageModel model = catalog.languageModel(name);
        return model == null
                ? NearestWord.unknown("the language " + name, name, installed)
                : "the language " + name + " is not installed; use simple, or a bean, or "
                        + InstalledServices.install(model);
    }
}
