package dev.luna.mcp.builtin.python;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Selection of a project's tests. */
final class PytestSelection {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private PytestSelection() {}

    /**
     * Returns the arguments of pytest.
     *
     * @param only a file, a directory, a test in pytest's format, or words of names; all tests if null
     * @throws InvalidArgumentException if it names a file that is not in the project
     */
    static List<String> of(Path project, String only) {
        if (only == null) {
            return List.of();
        }
        if (only.isBlank() || only.startsWith("-") || CONTROL.matcher(only).find()) {
            throw new InvalidArgumentException(
                    "Argument 'only' must not be blank, begin with '-' or hold control characters.");
        }
        String file = only.split("::", 2)[0];
        if (isInside(project, file)) {
            return List.of(only);
        }
        if (only.contains("::") || file.endsWith(".py") || file.contains("/")) {
            throw new InvalidArgumentException("Argument 'only': there is no '" + file
                    + "' in the project. Give a test file such as tests/test_it.py, a test such as tests/test_it.py::test_it,"
                    + " or words of tests' names such as 'parse and not slow'.");
        }
        return List.of("-k", only);
    }

    private static boolean isInside(Path project, String file) {
        try {
            Path relative = Path.of(file).normalize();
            return !relative.isAbsolute()
                    && !relative.startsWith("..")
                    && !relative.toString().isEmpty()
                    && Files.exists(project.resolve(relative));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
