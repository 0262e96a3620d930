package dev.luna.mcp.builtin.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.luna.mcp.tool.ConnectionRequiredException;
import dev.luna.mcp.tool.Excerpt;
import dev.luna.mcp.tool.UpstreamException;
import dev.luna.mcp.tool.UpstreamUnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;

/**
 * Reads GitHub's response: a success becomes a {@link RestResponse}, anything else an {@link UpstreamException} with the
 * status, GitHub's message and advice. Immutable and thread-safe.
 */
final class RestResponseReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final GitHubSettings settings;
    private final GitHubAccess access;
    private final NotFoundAdvice absences;

    RestResponseReader(GitHubSettings settings, GitHubAccess access, GitHubLookup lookUps) {
        this.settings = settings;
        this.access = access;
        this.absences = new NotFoundAdvice(lookUps);
    }

    /**
     * @param headers gives a response header's value by its name, null if there is none
     * @param body the response's body, empty if there is none
     * @throws UpstreamException unless the status is a success, or 404 where the request allows it
     */
    RestResponse read(RestRequest request, int status, UnaryOperator<String> headers, byte[] body) {
        boolean absent = status == 404 && request.optional();
        if (status / 100 != 2 && !absent) {
            throw refused(request, status, headers, body);
        }
        String movedTo = headers.apply(SameHostRedirects.MOVED_TO);
        String nextPage = headers.apply(NextPageLink.QUERY);
        if (body.length == 0) {
            return new RestResponse(status, MissingNode.getInstance(), movedTo, nextPage, body.length);
        }
        try {
            return new RestResponse(status, JSON.readTree(body), movedTo, nextPage, body.length);
        } catch (IOException e) {
            throw without("JSON", e);
        }
    }

    /**
     * The failure if GitHub reports success, but its response lacks a field that its REST API documents.
     *
     * @param expected the end of the sentence "GitHub answered, but without ..."
     * @param cause may be null
     */
    static UpstreamException without(String expected, Throwable cause) {
        return new UpstreamException(
                "GitHub answered, but without " + expected
                        + ". Look on GitHub what was done, and whether GITHUB_API_URL is"
                        + " the base of a GitHub REST API.",
                cause);
    }

    private UpstreamException refused(RestRequest request, int status, UnaryOperator<String> headers, byte[] body) {
        String said = settings.withoutToken(words(body));
        String shown = said.length() > Excerpt.QUOTE ? Excerpt.begin(said, Excerpt.QUOTE) + "..." : said;
        String absent = absences.explain(request, status, said);
        FailureAdvice advice = new FailureAdvice(access.subject());
        if (status == 401 && refusesAccount()) {
            throw new ConnectionRequiredException(
                    "GitHub does not accept the connection of your account any more. Call again: you"
                            + " get a link to connect it anew, unless it can be renewed.");
        }
        String what =
                absent.isEmpty() ? advice.of(status, request.isWriting(), said, headers) : Excerpt.oneLine(absent);
        String message = "GitHub answered " + status + " to " + request
                + (shown.isEmpty() ? "." : ": " + shown + (shown.matches(".*[.!?]") ? "" : "."))
                + (what.isEmpty() ? "" : " " + what);
        return status >= 500
                ? new UpstreamUnavailableException(message, null, status)
                : new UpstreamException(message, null, status);
    }

    private boolean refusesAccount() {
        try {
            return access.refuse();
        } catch (IOException e) {
            return false;
        }
    }

    /** GitHub says what is wrong in {@code message} and, for 422, in {@code errors}; proxies in front of it say it in HTML. */
    private static String words(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            if (json.hasNonNull("message")) {
                StringJoiner words = new StringJoiner("; ");
                words.add(json.get("message").asText());
                json.path("errors").forEach(error -> words.add(detail(error)));
                return Excerpt.oneLine(words.toString());
            }
        } catch (JsonProcessingException notJson) {
            // Read as text below.
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory failed", e);
        }
        String text = new String(body, 0, Math.min(body.length, 8 * Excerpt.QUOTE), StandardCharsets.UTF_8);
        return Excerpt.oneLine(text.replaceAll("<[^>]*>", " "));
    }

    private static String detail(JsonNode error) {
        if (error.isTextual() || error.hasNonNull("message")) {
            return error.isTextual() ? error.asText() : error.get("message").asText();
        }
        return error.path("field").asText(error.path("resource").asText()) + " "
                + error.path("code").asText();
    }
}
