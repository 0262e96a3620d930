package dev.luna.mcp.builtin.python;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.tool.Excerpt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Detects the test framework of a project that does not use pytest. */
final class OtherTestFrameworks {

    private static final long LARGEST = 1024L * 1024;
    private static final int LONGEST = 100;
    private static final Map<String, String> KINDS = kinds();

    private OtherTestFrameworks() {}

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("pom.xml", "mvn test");
        kinds.put("build.gradle", "gradle test");
        kinds.put("build.gradle.kts", "gradle test");
        kinds.put("go.mod", "go test ./...");
        kinds.put("Cargo.toml", "cargo test");
        kinds.put("Gemfile", "bundle exec rake test");
        kinds.put("composer.json", "composer test");
        kinds.put("mix.exs", "mix test");
        kinds.put("Package.swift", "swift test");
        kinds.put("CMakeLists.txt", "ctest");
        kinds.put("Makefile", "make test");
        return kinds;
    }

    /** Returns a sentence about the frameworks found; empty if there are none. */
    static String in(Path directory) {
        List<String> found = new ArrayList<>();
        String script = npmScript(directory.resolve("package.json"));
        if (!script.isEmpty()) {
            found.add("package.json has \"test\": \"" + script + "\"");
        }
        KINDS.forEach((file, command) -> {
            if (Files.isRegularFile(directory.resolve(file), LinkOption.NOFOLLOW_LINKS)) {
                found.add(file + " is there, which is usually tested with '" + command + "'");
            }
        });
        if (Files.isRegularFile(directory.resolve("manage.py"), LinkOption.NOFOLLOW_LINKS)) {
            found.add("manage.py is there, so 'manage.py test' may find tests that pytest does not");
        }
        return found.isEmpty() ? "" : " But " + String.join("; ", found) + ". This server runs pytest only.";
    }

    private static String npmScript(Path file) {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST) {
                return "";
            }
            String script = new ObjectMapper()
                    .readTree(Files.readString(file))
                    .at("/scripts/test")
                    .asText();
            return Excerpt.begin(script.replaceAll("\\p{Cntrl}", " "), LONGEST);
        } catch (IOException e) {
            return ""; // a broken file names no command
        }
    }
}
