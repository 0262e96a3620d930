package dev.luna.mcp.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.eclipse.egit.github.core.Issue;

/** The steps of {@code list_issues} and {@code create_issue}. Stateless. */
public final class Issues {

    /** GitHub lists pull requests among the issues, so further pages may be needed; but no more than so many. */
    private static final int MAX_PAGES = 10;

    private static final int MIN_PAGE_SIZE = 30;

    /** The result of {@code list_issues}. */
    public record Listed(List<Entry> issues) {}

    /** One issue of the list. */
    public record Entry(long number, String title, String url, List<String> labels) {}

    /** The result of {@code create_issue}. */
    public record Created(long number, String url) {}

    /** How far a listing has come: the issues found, the pages read, and whether GitHub may have more. */
    public record Progress(List<Entry> found, int pages, boolean more) {}

    /** A listing that has not begun. */
    public Progress none() {
        return new Progress(List.of(), 0, true);
    }

    /** Whether a further page is needed and may be read. */
    public boolean isWanting(@Variable("listing") Progress listing, @Header("limit") long limit) {
        return listing.more() && listing.found().size() < limit && listing.pages() < MAX_PAGES;
    }

    /** Asks for the next page. */
    public RestRequest page(
            @Header("owner") String owner,
            @Header("repo") String repo,
            @Header("limit") long limit,
            @Variable("listing") Progress listing) {
        return RestRequest.get(owner, repo, "issues")
                .with("state", "open")
                .with("per_page", Math.max(limit, MIN_PAGE_SIZE))
                .with("page", listing.pages() + 1);
    }

    /** The listing with a page's issues added, pull requests left out. */
    public Progress add(@Variable("listing") Progress listing, @Header("limit") long limit, @Body RestAnswer page) {
        if (!page.body().isArray()) {
            throw RestAnswers.without("a list of issues", null);
        }
        List<Entry> found = new ArrayList<>(listing.found());
        for (JsonNode issue : page.body()) {
            if (!issue.has("pull_request") && found.size() < limit) {
                found.add(entry(issue));
            }
        }
        boolean full = page.body().size() >= Math.max(limit, MIN_PAGE_SIZE);
        return new Progress(List.copyOf(found), listing.pages() + 1, full);
    }

    /** What {@code list_issues} answers. */
    public Listed listed(@Variable("listing") Progress listing) {
        return new Listed(listing.found());
    }

    /** What {@code create_issue} answers. */
    public Created created(@Body Issue issue) {
        return new Created(issue.getNumber(), issue.getHtmlUrl());
    }

    private static Entry entry(JsonNode issue) {
        List<String> labels = new ArrayList<>();
        issue.path("labels").forEach(label -> labels.add(label.path("name").asText(label.asText())));
        return new Entry(
                issue.path("number").asLong(),
                issue.path("title").asText(),
                issue.path("html_url").asText(),
                List.copyOf(labels));
    }
}
