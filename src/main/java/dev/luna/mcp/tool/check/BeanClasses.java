package dev.luna.mcp.tool.check;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.tooling.model.ComponentModel;

/** The classes of beans. */
final class BeanClasses {

    private static final String LIBRARIES = "libraries.properties";
    private static final Pattern CLASS = Pattern.compile("#class:(?<name>[\\w$]+(\\.[\\w$]+)+)");

    private final CamelContext context;

    BeanClasses(CamelContext context) {
        this.context = context;
    }

    /** Finds classes that neither the server nor an added library has. */
    List<Problem> check(YamlElement routes) {
        Stream<Problem> beans = routes.allFields()
                .filter(list -> list.name().equals("beans"))
                .flatMap(list -> list.value().items().stream())
                .flatMap(bean -> bean.field("type").stream())
                .flatMap(type -> missing(type.value().text().orElse(""), type.line()).stream());
        Stream<Problem> texts = routes.allFields()
                .filter(field -> field.value()
                        .text()
                        .filter(text -> text.contains("#class:"))
                        .isPresent())
                .flatMap(field -> CLASS.matcher(field.value().text().get())
                        .results()
                        .flatMap(match -> missing(match.group(1), field.line()).stream()));
        return Stream.concat(beans, texts).distinct().toList();
    }

    private Optional<Problem> missing(String type, int line) {
        Matcher written = CLASS.matcher(type);
        String name = written.matches() ? written.group("name") : type;
        return name.contains(".")
                        && !name.contains("{")
                        && context.getClassResolver().resolveClass(name) == null
                ? Optional.of(new Problem(
                        line,
                        "neither the server nor lib/ has the class " + name + "; "
                                + library(name)
                                        .map(artifact -> "install it with: ./luna add " + artifact)
                                        .orElse("add the library that has it: ./luna add GROUP:ARTIFACT")))
                : Optional.empty();
    }

    private static Optional<String> library(String name) {
        return known(name).or(() -> component(name));
    }

    /** The library of a well-known driver or client, by the beginning of its classes. */
    private static Optional<String> known(String name) {
        Properties libraries = new Properties();
        try (InputStream in = BeanClasses.class.getResourceAsStream(LIBRARIES)) {
            libraries.load(in);
        } catch (IOException e) {
            throw new IllegalStateException("the jar has no readable " + LIBRARIES, e);
        }
        return libraries.stringPropertyNames().stream()
                .filter(beginning -> name.startsWith(beginning + "."))
                .findFirst()
                .map(libraries::getProperty);
    }

    /** The artifact of Camel whose component is in the same package. */
    private static Optional<String> component(String name) {
        CamelCatalog catalog = new DefaultCamelCatalog();
        return name.startsWith("org.apache.camel.")
                ? catalog.findComponentNames().stream()
                        .map(catalog::componentModel)
                        .filter(model -> name.startsWith(model.getJavaType()
                                .substring(0, model.getJavaType().lastIndexOf('.') + 1)))
                        .map(ComponentModel::getArtifactId)
                        .findFirst()
                : Optional.empty();
    }
}
