package dev.luna.mcp.builtin.python;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A small Python project.
 *
 * @param name also the name of its directory
 */
record PythonProject(String name) {

    private static final Pattern NAME = Pattern.compile("[a-z](?:[a-z0-9_-]{0,61}[a-z0-9])?");
    /** Keywords of Python, modules that pytest itself needs, and directories of the workspace. */
    private static final Set<String> RESERVED = Arrays.stream(
                    Template.read("scaffold/reserved-names.txt").split("\\s+"))
            .collect(Collectors.toUnmodifiableSet());

    PythonProject {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidArgumentException(
                    "Argument 'name' must be 1 to 63 lower-case letters, digits, '-' and '_', "
                            + "beginning with a letter and not ending with '-' or '_'.");
        }
        if (RESERVED.contains(packageOf(name))) {
            throw new InvalidArgumentException(
                    "Argument 'name' must not be '" + name + "': Python uses that name itself.");
        }
    }

    private static String packageOf(String name) {
        return name.replace('-', '_');
    }

    /** Returns the name of the package that is imported. */
    String packageName() {
        return packageOf(name);
    }

    /** Returns the text of each file, by its path in the project. */
    Map<String, String> files(boolean withTests) {
        Map<String, String> files = new TreeMap<>();
        files.put("pyproject.toml", text("pyproject.toml"));
        files.put("README.md", text("README.md"));
        files.put(".gitignore", text("gitignore"));
        files.put("src/" + packageName() + "/__init__.py", text("package.py"));
        if (withTests) {
            files.put("tests/conftest.py", text("conftest.py"));
            files.put("tests/test_" + packageName() + ".py", text("tests.py"));
        }
        return files;
    }

    private String text(String template) {
        return Template.read("scaffold/" + template).replace("@name@", name).replace("@package@", packageName());
    }
}
