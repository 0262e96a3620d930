package dev.luna.mcp.tool.check;

import dev.luna.mcp.tool.NearestWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Comments by which an author accepts a finding with a reason: {@code # luna: allow KIND - REASON}. Immutable. */
public final class Suppressions {

    private static final Pattern COMMENT = Pattern.compile(
            "(?:^|\\s)(?:#|//)\\s*luna:\\s*allow\\b\\s*(?<kind>[A-Za-z]+(?:-[A-Za-z]+)*)?[\\s:,.\\u2013\\u2014-]*(?<reason>.*)$");

    private static final Pattern ONLY_A_COMMENT = Pattern.compile("\\s*(#|//).*|\\s*");

    private static final Set<String> KINDS = Set.of(
            DynamicEndpoints.KIND,
            UntrustedHeaders.KIND,
            UntrustedHeaders.NAME_KIND,
            ClientRules.KIND,
            EntryPoints.KIND,
            SecretExposure.KIND,
            CommandInput.KIND,
            CircuitBreakers.KIND,
            LiteralExpressions.LITERAL,
            UndeclaredArguments.KIND,
            YamlValidator.NO_DESCRIPTION,
            YamlValidator.UNKNOWN_ROUTE);

    private record Suppression(int line, int target, String kind) {}

    private final List<Suppression> suppressions = new ArrayList<>();
    private final List<Problem> mistakes = new ArrayList<>();

    private Suppressions(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher comment = COMMENT.matcher(lines.get(i));
            if (comment.find()) {
                add(comment, i, lines);
            }
        }
    }

    /** Reads the comments of a file. */
    public static Suppressions in(String text) {
        return new Suppressions(text.lines().toList());
    }

    private void add(Matcher comment, int index, List<String> lines) {
        String kind = comment.group("kind");
        if (kind == null || !KINDS.contains(kind)) {
            String name = kind == null ? "" : kind;
            mistakes.add(new Problem(index + 1, NearestWord.unknown("luna: allow " + name, name, KINDS)));
        } else if (comment.group("reason").isBlank()) {
            mistakes.add(new Problem(
                    index + 1,
                    "luna: allow " + kind + " needs a reason: # luna: allow " + kind + " - why it is right here"));
        } else {
            int target = index;
            while (target < lines.size() - 1
                    && ONLY_A_COMMENT.matcher(lines.get(target)).matches()) {
                target++;
            }
            suppressions.add(new Suppression(index + 1, target + 1, kind));
        }
    }

    /** Returns the findings that are not accepted, and the errors in the comments themselves. */
    public List<Problem> without(List<Problem> findings) {
        List<Problem> remaining = new ArrayList<>(mistakes);
        findings.stream()
                .filter(finding -> suppressions.stream().noneMatch(suppression -> accepts(suppression, finding)))
                .forEach(remaining::add);
        suppressions.stream()
                .filter(suppression -> findings.stream().noneMatch(finding -> accepts(suppression, finding)))
                .map(suppression -> new Problem(
                        suppression.line(),
                        "luna: allow " + suppression.kind()
                                + " accepts no finding; put it on the line of the finding or above it"))
                .forEach(remaining::add);
        return remaining;
    }

    private static boolean accepts(Suppression suppression, Problem finding) {
        return finding.line() == suppression.target() && finding.kind().equals(suppression.kind());
    }
}
