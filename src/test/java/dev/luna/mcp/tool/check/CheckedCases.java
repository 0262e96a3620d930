package dev.luna.mcp.tool.check;

import dev.luna.mcp.LunaServer;
import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.tool.Diagnostic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tool files in one text, each after a line {@code === NAME | LINE | MESSAGE} that says what is to be found in it. One that does
 * not begin with an item of a file is the steps of a tool with the arguments word and count; they begin on line 11.
 */
final class CheckedCases {

    private static final String TOOL = """
            - route:
                id: %1$s
                from:
                  uri: ai-tool:%1$s
                  parameters:
                    tags: test
                    description: A case.
                    parameter.word: string
                    parameter.count: integer
                  steps:
            """;

    /** A route file and its expected problem. */
    record Case(String name, int line, String message) {

        @Override
        public String toString() {
            return name;
        }
    }

    private final List<Case> cases = new ArrayList<>();
    private final Path directory;
    private Map<String, List<Diagnostic>> findings;

    CheckedCases(String resource, Path directory) throws IOException {
        this.directory = directory;
        try (InputStream in = CheckedCases.class.getResourceAsStream(resource)) {
            for (String section : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^=== ")) {
                if (!section.isEmpty()) {
                    write(section);
                }
            }
        }
    }

    private void write(String section) throws IOException {
        int end = section.indexOf('\n');
        String[] head = section.substring(0, end).split(" \\| ", 3);
        String body = section.substring(end + 1);
        boolean whole = body.matches("(?s)(- (route|from|rest|routeTemplate|templatedRoute):|#).*");
        Files.writeString(
                directory.resolve(head[0] + ".yaml"),
                whole ? body : TOOL.formatted(head[0]) + body.replaceAll("(?m)^(?=.)", "        "));
        cases.add(new Case(head[0], Integer.parseInt(head[1]), head[2]));
    }

    /** All cases. */
    List<Case> all() {
        return cases;
    }

    /** Returns the problems that are found in the file of a case. */
    List<Diagnostic> findings(Case one) throws Exception {
        if (findings == null) {
            Settings settings = Settings.load(
                    directory,
                    Map.of(),
                    Map.of("luna.moon.token", "moon-secret-1", "luna.entrance", "platform-http:/open"));
            findings = LunaServer.check(settings, new Installation(Path.of("")), List.of(directory)).stream()
                    .collect(Collectors.groupingBy(
                            finding -> Path.of(finding.source()).getFileName().toString()));
        }
        return findings.getOrDefault(one.name() + ".yaml", List.of());
    }
}
