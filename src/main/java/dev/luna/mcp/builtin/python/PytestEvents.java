package dev.luna.mcp.builtin.python;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Progress and results of a pytest run, read from the file that {@code luna_events.py} writes. The tests can write to that
 * file, too, so its contents are not trusted. Not thread-safe.
 */
final class PytestEvents {

    private static final long LARGEST = 32L * 1024 * 1024;
    private static final int MOST_FAILURES = 1000;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> ORDER =
            List.of("failed", "passed", "skipped", "deselected", "xfailed", "xpassed", "error");

    /**
     * A test that failed, or could not be run.
     *
     * @param category failed or error
     * @param where file and line; empty if unknown
     */
    record Failure(String id, String category, String where, String text) {}

    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<Failure> failures = new ArrayList<>();
    private int total;
    private int done;
    private String current = "";
    private boolean isFinished;
    private double seconds;

    /** Reads the file; a missing file has no events. */
    static PytestEvents read(Path file) {
        PytestEvents events = new PytestEvents();
        try {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LARGEST) {
                try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        events.take(line);
                    }
                }
            }
        } catch (IOException e) {
            return new PytestEvents(); // taken away by a test, for example
        }
        return events;
    }

    private void take(String line) {
        JsonNode event;
        try {
            event = MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            return; // the last line may be half written
        }
        switch (event.path("event").asText()) {
            case "collected" -> total = event.path("total").asInt();
            case "deselected" -> counts.merge("deselected", event.path("count").asInt(), Integer::sum);
            case "start" -> current = event.path("id").asText();
            case "end" -> {
                done++;
                current = "";
            }
            case "result" -> result(event);
            case "finish" -> {
                isFinished = true;
                seconds = event.path("seconds").asDouble();
            }
            default -> {}
        }
    }

    private void result(JsonNode event) {
        String category = event.path("category").asText().equals("subtests failed")
                ? "failed"
                : event.path("category").asText();
        counts.merge(category, 1, Integer::sum);
        if (event.has("text") && failures.size() < MOST_FAILURES) {
            String file = event.path("file").asText();
            failures.add(new Failure(
                    event.path("id").asText(),
                    category,
                    file.isEmpty() ? "" : file + ":" + event.path("line").asInt(),
                    event.path("text").asText()));
        }
    }

    int count(String category) {
        return counts.getOrDefault(category, 0);
    }

    List<Failure> failures() {
        return failures;
    }

    /** Returns the number of tests; 0 if it is not known yet. */
    int total() {
        return total;
    }

    int done() {
        return done;
    }

    /** Returns the test that is running; empty if none is. */
    String current() {
        return current;
    }

    boolean isFinished() {
        return isFinished;
    }

    /** Returns the counts in one line, in pytest's format. */
    String summary() {
        List<String> parts = new ArrayList<>();
        ORDER.forEach(category -> add(parts, category));
        counts.keySet().stream()
                .filter(category -> !ORDER.contains(category))
                .forEach(category -> add(parts, category));
        String time = isFinished ? String.format(Locale.ROOT, " in %.2fs", seconds) : "";
        return (parts.isEmpty() ? "no tests ran" : String.join(", ", parts)) + time;
    }

    private void add(List<String> parts, String category) {
        int count = count(category);
        if (count > 0) {
            parts.add(count + " " + category + (category.equals("error") && count > 1 ? "s" : ""));
        }
    }
}
