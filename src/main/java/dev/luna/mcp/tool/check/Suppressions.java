package dev.luna.mcp.tool.check;

import dev.luna.mcp.tool.NearestWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Comments by which an author accepts a finding and says why: {@code # luna: allow KIND - REASON}. Immutable. */
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
            LiteralExpressions.LITERAL,
            UndeclaredArguments.KIND,
            YamlValidator.NO_DESCRIPTION,
            YamlValidator.UNKNOWN_ROUTE);

    private record Allowance(int line, int target, String kind) {}

    private final List<Allowance> allowances = new ArrayList<>();
    private final List<Problem> mistakes = new ArrayList<>();

    private Suppressions(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher comment = COMMENT.matcher(lines.get(i));
            if (comment.find()) {
                add(comment, i, lines);
            }
        }
    }

    /** The comments of a file. */
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
            allowances.add(new Allowance(index + 1, target + 1, kind));
        }
    }

    /** What is left of the findings of the file, and what is wrong with the comments themselves. */
    public List<Problem> without(List<Problem> findings) {
        List<Problem> left = new ArrayList<>(mistakes);
        findings.stream()
                .filter(finding -> allowances.stream().noneMatch(allowance -> accepts(allowance, finding)))
                .forEach(left::add);
        allowances.stream()
                .filter(allowance -> findings.stream().noneMatch(finding -> accepts(allowance, finding)))
                .map(allowance -> new Problem(
                        allowance.line(),
                        "luna: allow " + allowance.kind()
                                + " has nothing to accept; it belongs on the line of the finding or" + " above it"))
                .forEach(left::add);
        return left;
    }

    private static boolean accepts(Allowance allowance, Problem finding) {
        return finding.line() == allowance.target() && finding.kind().equals(allowance.kind());
    }
}
