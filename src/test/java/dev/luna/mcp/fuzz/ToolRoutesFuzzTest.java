package dev.luna.mcp.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** Files of tools with lines and characters changed: each is a tool or is refused with a reason; the good ones serve. */
class ToolRoutesFuzzTest {

    private static final List<String> GOOD = goodOnes();

    private Path directory;
    private int count;

    @BeforeProperty
    void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("fuzzed-");
        Files.writeString(directory.resolve("good.yaml"), """
                - route:
                    from:
                      uri: ai-tool:good
                      parameters: {tags: test}
                      steps: [{setBody: {constant: fine}}]
                """);
    }

    @Property(seed = "1")
    void are_loaded_or_refused(@ForAll("mutants") String file) throws IOException {
        Files.writeString(directory.resolve("fuzzed" + count++ + ".yaml"), file);
    }

    @AfterProperty
    void load() throws Exception {
        try (Luna server = Luna.withTools(directory).start()) {
            assertThat(server.result("good", null).asText()).isEqualTo("fine");
            assertThat(server.registry().loadErrors()).isNotEmpty().allSatisfy(refusal -> {
                assertThat(refusal.reason()).isNotBlank().hasSizeLessThan(1500);
                assertThat(refusal.reason()).doesNotContain(Luna.TOKEN, "NullPointerException", "ClassCastException");
            });
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
            }
        }
    }

    @Provide
    Arbitrary<String> mutants() {
        return Arbitraries.randomValue(ToolRoutesFuzzTest::mutant);
    }

    private static String mutant(Random random) {
        String file = GOOD.get(random.nextInt(GOOD.size())).replace("ai-tool:", "ai-tool:fuzzed" + random.nextInt());
        List<String> lines = new java.util.ArrayList<>(file.lines().toList());
        for (int changes = 1 + random.nextInt(4); changes > 0 && lines.size() > 2; changes--) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            switch (random.nextInt(6)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, line);
                case 2 -> lines.set(at, " ".repeat(random.nextInt(4)) + line);
                case 3 -> lines.set(at, line.strip());
                case 4 -> lines.add(random.nextInt(lines.size()), line);
                default -> lines.set(at, changed(line, random));
            }
        }
        return String.join("\n", lines);
    }

    private static String changed(String line, Random random) {
        if (line.isEmpty()) {
            return ":";
        }
        int at = random.nextInt(line.length());
        char character =
                random.nextBoolean() ? (char) random.nextInt(0x250) : "{}[]:,#&*!|>'\"%@`- ".charAt(random.nextInt(19));
        return line.substring(0, at) + character + line.substring(at + random.nextInt(2));
    }

    private static List<String> goodOnes() {
        try (Stream<Path> files = Files.walk(Path.of("routes/tools"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(ToolRoutesFuzzTest::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
