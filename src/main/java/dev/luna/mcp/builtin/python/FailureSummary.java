package dev.luna.mcp.builtin.python;

import dev.luna.mcp.tool.Excerpt;
import java.util.List;
import java.util.stream.Collectors;

/** A bounded text about failed tests: the first ones with the reason, others by name, and instructions to see the rest. */
final class FailureSummary {

    private static final int LONGEST = 6000;
    private static final int MOST = 10;
    private static final int MOST_NAMES = 20;
    private static final int LONGEST_NAME = 200;

    private FailureSummary() {}

    /** @param failures one or more */
    static String of(List<PytestEvents.Failure> failures) {
        List<PytestEvents.Failure> first = failures.subList(0, Math.min(MOST, failures.size()));
        int each = LONGEST / first.size();
        String texts = first.stream().map(failure -> text(failure, each)).collect(Collectors.joining("\n\n"));
        boolean isCut = first.stream().anyMatch(failure -> failure.text().length() > each);
        if (!isCut && first.size() == failures.size()) {
            return texts;
        }
        List<PytestEvents.Failure> others = failures.subList(first.size(), failures.size());
        String names = others.stream()
                .limit(MOST_NAMES)
                .map(failure -> "\n" + title(failure))
                .collect(Collectors.joining());
        String unnamed = others.size() > MOST_NAMES ? "\nand " + (others.size() - MOST_NAMES) + " more" : "";
        String rest = others.isEmpty() ? "" : "\n\n" + others.size() + " more:" + names + unnamed;
        return texts + rest + "\n\nTo see one of them whole, call run_tests with its name as 'only', such as "
                + name((others.isEmpty() ? first : others).get(0)) + ".";
    }

    private static String text(PytestEvents.Failure failure, int length) {
        String where = failure.where().isEmpty() ? "" : " (" + failure.where() + ")";
        String text = failure.text();
        String shown = text.length() <= length
                ? text
                : Excerpt.begin(text, length / 3) + "\n[" + (text.length() - length) + " characters left out]\n"
                        + Excerpt.end(text, length - length / 3);
        return title(failure) + where + "\n" + shown;
    }

    private static String title(PytestEvents.Failure failure) {
        return (failure.category().equals("error") ? "ERROR " : "FAILED ") + name(failure);
    }

    private static String name(PytestEvents.Failure failure) {
        return Excerpt.begin(failure.id(), LONGEST_NAME);
    }
}
