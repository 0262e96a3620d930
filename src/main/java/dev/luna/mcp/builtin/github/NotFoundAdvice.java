package dev.luna.mcp.builtin.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.outbound.UrlBuilder;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Explains a 404 of GitHub: names the missing resource and lists the existing ones. It sends two or three more requests.
 * Thread-safe.
 */
final class NotFoundAdvice {

    private static final Pattern REPOSITORY = Pattern.compile("/repos/([^/]+)/([^/]+)(/[^?]*)?");
    private static final Pattern NUMBER = Pattern.compile("/(pulls|issues)/([0-9]+)(/.*)?");
    private static final Pattern WORKFLOW = Pattern.compile("/actions/workflows/([^/]+)/dispatches");
    private static final Pattern NO_REF =
            Pattern.compile("No commit found for the ref|No ref found for|Branch .* not found");
    private static final Pattern REF = Pattern.compile("(?:^|&)ref=([^&]+)");

    private final GitHubLookup gitHub;

    NotFoundAdvice(GitHubLookup gitHub) {
        this.gitHub = gitHub;
    }

    /**
     * An explanation in one or two sentences; empty if there is none.
     *
     * @param said GitHub's words, with a 404 or 422
     *
     */
    String explain(RestRequest request, int status, String said) {
        Matcher target = REPOSITORY.matcher(request.path());
        boolean noRef = NO_REF.matcher(said).find();
        List<String> heads = status == 422 ? invalidBranches(request, said) : List.of();
        if (!target.matches() || status != 404 && !noRef && heads.isEmpty()) {
            return "";
        }
        String base = "/repos/" + target.group(1) + "/" + target.group(2);
        JsonNode repository = gitHub.find(base);
        if (repository == null) {
            return "";
        }
        if (repository.isMissingNode()) {
            return noRepository(target.group(1), target.group(2));
        }
        String below = target.group(3) == null ? "" : target.group(3);
        Matcher number = NUMBER.matcher(below);
        Matcher workflow = WORKFLOW.matcher(below);
        if (!heads.isEmpty()) {
            return noBranch(base, "branch", heads, repository);
        }
        if (noRef) {
            return noBranch(base, "branch or tag", List.of(ref(request)), repository);
        }
        if (below.startsWith("/git/ref/heads/")) {
            return noBranch(base, "branch", List.of(decoded(below.substring("/git/ref/heads/".length()))), repository);
        }
        if (below.startsWith("/contents/")) {
            return noFile(base, decoded(below.substring("/contents/".length())), request.query());
        }
        if (workflow.matches()) {
            return noWorkflow(base, decoded(workflow.group(1)));
        }
        return number.matches() ? noNumber(base, number.group(1), number.group(2)) : "";
    }

    private String noRepository(String owner, String name) {
        JsonNode others = gitHub.find("/users/" + owner + "/repos?sort=updated&per_page=100");
        String absent = "There is no repository " + owner + "/" + name + " that this server may see";
        if (others == null) {
            return absent + ".";
        }
        return others.isMissingNode()
                ? "There is no user or organization " + owner + "."
                : absent + ". " + owner + " has: "
                        + names(others, each -> each.path("name").asText()) + ".";
    }

    private String noBranch(String base, String kind, List<String> names, JsonNode repository) {
        JsonNode branches = gitHub.find(base + "/branches?per_page=100");
        if (branches == null) {
            return "";
        }
        List<String> there = new ArrayList<>();
        branches.forEach(branch -> there.add(branch.path("name").asText()));
        if (there.isEmpty()) {
            return "The repository has no branch yet; the first file that is committed makes one.";
        }
        String absent = String.join(
                "\" or \"", names.stream().filter(name -> !there.contains(name)).toList());
        return (absent.isEmpty() ? "" : "There is no " + kind + " \"" + absent + "\". ") + "The default branch is \""
                + repository.path("default_branch").asText() + "\"; there are: "
                + names(branches, branch -> branch.path("name").asText()) + ".";
    }

    private String noFile(String base, String path, String query) {
        Matcher ref = REF.matcher(query);
        String suffix = ref.find() ? "?ref=" + ref.group(1) : "";
        String where = ref.reset().find() ? " on \"" + decoded(ref.group(1)) + "\"" : "";
        String absent = "There is no \"" + path + "\"" + where + ". ";
        String directory = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
        JsonNode listing = directory.isEmpty()
                ? null
                : gitHub.find(base + "/contents/" + UrlBuilder.encodeSegments(directory) + suffix);
        if (listing != null && listing.isArray()) {
            return absent + directory + "/ holds: " + Listing.of(listing) + ".";
        }
        JsonNode root = gitHub.find(base + "/contents/" + suffix);
        if (root == null || !root.isArray()) {
            return "";
        }
        return absent + (directory.isEmpty() ? "The" : directory + "/ does not exist; the") + " root holds: "
                + Listing.of(root) + ".";
    }

    private String noWorkflow(String base, String workflow) {
        JsonNode workflows = gitHub.find(base + "/actions/workflows?per_page=100");
        if (workflows == null || workflows.path("workflows").isEmpty()) {
            return workflows == null ? "" : "The repository has no workflows.";
        }
        String there = names(
                workflows.path("workflows"),
                each -> each.path("path").asText().replaceFirst("^\\.github/workflows/", ""));
        return "There is no workflow \"" + workflow + "\"; there are: " + there + ".";
    }

    private String noNumber(String base, String kind, String number) {
        JsonNode issue = gitHub.find(base + "/issues/" + number);
        if (issue == null) {
            return "";
        }
        if (!issue.isMissingNode()) {
            return kind.equals("pulls") && !issue.has("pull_request")
                    ? "#" + number + " is an issue, not a pull request."
                    : "";
        }
        JsonNode newest = gitHub.find(base + "/issues?state=all&per_page=1");
        String absent = "There is no issue or pull request #" + number + ".";
        return newest == null || !newest.path(0).has("number")
                ? absent
                : absent + " The newest is #" + newest.path(0).path("number").asLong() + ".";
    }

    /** The branches that GitHub reports as invalid head or base of a pull request because they do not exist. */
    private static List<String> invalidBranches(RestRequest request, String said) {
        List<String> names = new ArrayList<>();
        if (request.path().endsWith("/pulls") && request.body() instanceof Map<?, ?> sent) {
            for (String field : List.of("head", "base")) {
                if (said.contains(field + " invalid") && sent.get(field) != null) {
                    names.add(sent.get(field).toString());
                }
            }
        }
        return names;
    }

    private static String ref(RestRequest request) {
        Matcher ref = REF.matcher(request.query());
        if (ref.find()) {
            return decoded(ref.group(1));
        }
        Object body = request.body();
        Object name = body instanceof Map<?, ?> sent
                ? (sent.containsKey("ref") ? sent.get("ref") : sent.get("branch"))
                : null;
        return String.valueOf(name);
    }

    private static String names(JsonNode list, Function<JsonNode, String> name) {
        List<String> names = new ArrayList<>();
        list.forEach(each -> names.add(name.apply(each)));
        return Listing.of(names);
    }

    private static String decoded(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
