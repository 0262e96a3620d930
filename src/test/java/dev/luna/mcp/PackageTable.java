package dev.luna.mcp;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The packages of the server and the packages of the server that each depends on. Immutable.
 *
 * @param dependencies by package, without the common prefix
 */
record PackageTable(Map<String, Set<String>> dependencies) {

    /** The name of the common package itself. */
    static final String ROOT = "LunaServer";

    private static final String PREFIX = "dev.luna.mcp";
    private static final Pattern ROW = Pattern.compile("\\| `([\\w.]+)` \\|[^|]*\\|([^|]*)\\|");

    /** Reads the table of ARCHITECTURE.md. */
    static PackageTable documented() throws IOException {
        Map<String, Set<String>> rows = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of("ARCHITECTURE.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.put(row.group(1), names(row.group(2)));
            }
        }
        return new PackageTable(rows);
    }

    private static Set<String> names(String cell) {
        return Arrays.stream(cell.split("[,`\\s]+"))
                .filter(name -> name.matches("\\w[\\w.]*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Reads what the compiled classes really use. */
    static PackageTable of(JavaClasses classes) {
        Map<String, Set<String>> found = new LinkedHashMap<>();
        for (JavaClass each : classes) {
            if (each.getSimpleName().equals("package-info")) {
                continue;
            }
            String from = name(each);
            Set<String> used = found.computeIfAbsent(from, unknown -> new TreeSet<>());
            each.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith(PREFIX))
                    .map(PackageTable::name)
                    .filter(to -> !to.equals(from))
                    .forEach(used::add);
        }
        return new PackageTable(found);
    }

    private static String name(JavaClass each) {
        String name = each.getPackageName();
        return name.equals(PREFIX) ? ROOT : name.substring(PREFIX.length() + 1);
    }
}
