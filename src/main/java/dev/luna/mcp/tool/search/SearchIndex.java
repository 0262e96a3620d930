package dev.luna.mcp.tool.search;

import dev.luna.mcp.tool.Tool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * An index of the words of some tools, with which tools are ranked by BM25. A word counts more in a name than in a title or tag,
 * and least in a description or in the name of an argument. Immutable.
 *
 * @see <a href="https://doi.org/10.1561/1500000019">Robertson and Zaragoza: The Probabilistic Relevance Framework, 3.4</a>
 */
final class SearchIndex {

    private static final double NAME = 3;
    private static final double TITLE_OR_TAG = 2;
    private static final double TEXT = 1;

    /** The k1 of BM25: the higher, the more does a word count that is repeated. */
    private static final double SATURATION = 1.2;

    /** The b of BM25: the higher, the less does a word in a long text count. Below the usual 0.75: a long description of a tool is not a worse one. */
    private static final double LENGTH = 0.4;

    /** The weight of a word in a tool. */
    private record Occurrence(int tool, double weight) {}

    private final List<Tool> tools;
    private final Map<String, List<Occurrence>> occurrences = new HashMap<>();

    SearchIndex(List<Tool> tools) {
        this.tools = List.copyOf(tools);
        SearchWords words = new SearchWords();
        List<Map<String, Double>> all =
                this.tools.stream().map(tool -> counts(tool, words)).toList();
        double[] lengths = all.stream().mapToDouble(SearchIndex::sum).toArray();
        double average = IntStream.range(0, lengths.length)
                .mapToDouble(tool -> lengths[tool])
                .average()
                .orElse(1);
        for (int tool = 0; tool < lengths.length; tool++) {
            int number = tool;
            double damping = SATURATION * (1 - LENGTH + LENGTH * lengths[tool] / average);
            all.get(tool).forEach((word, count) -> occurrences
                    .computeIfAbsent(word, first -> new ArrayList<>())
                    .add(new Occurrence(number, count * (SATURATION + 1) / (count + damping))));
        }
    }

    private static double sum(Map<String, Double> words) {
        return words.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static Map<String, Double> counts(Tool tool, SearchWords words) {
        Map<String, Double> counts = new HashMap<>();
        BiConsumer<String, Double> count =
                (text, weight) -> words.of(text).forEach(word -> counts.merge(word, weight, Double::sum));
        count.accept(tool.name(), NAME);
        count.accept(tool.title(), TITLE_OR_TAG);
        tool.tags().forEach(tag -> count.accept(tag, TITLE_OR_TAG));
        count.accept(tool.description(), TEXT);
        tool.arguments().json().path("properties").fieldNames().forEachRemaining(name -> count.accept(name, TEXT));
        return counts;
    }

    /**
     * The tools that have words of a query, the best first; of equally good ones the one that was declared first.
     *
     * @param most the largest number of tools
     * @param isVisible false for a tool that must not be found
     */
    List<Tool> find(String query, int most, Predicate<Tool> isVisible) {
        double[] scores = new double[tools.size()];
        for (String word : new LinkedHashSet<>(new SearchWords().of(query))) {
            List<Occurrence> found = occurrences.getOrDefault(word, List.of());
            double rarity = Math.log(1 + (tools.size() - found.size() + 0.5) / (found.size() + 0.5));
            found.forEach(occurrence -> scores[occurrence.tool()] += rarity * occurrence.weight());
        }
        return IntStream.range(0, scores.length)
                .filter(tool -> scores[tool] > 0 && isVisible.test(tools.get(tool)))
                .boxed()
                .sorted(Comparator.comparingDouble(tool -> -scores[tool]))
                .limit(most)
                .map(tools::get)
                .toList();
    }
}
