package dev.luna.mcp.it.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.Upstream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Stands in for GitHub: answers as its REST API documents, and remembers what it was asked. */
public final class GitHubStub implements AfterEachCallback, AfterAllCallback {

    public static final String TOKEN = "ghp_a1b2c3d4e5f6g7h8";

    private final Upstream service = new Upstream();

    /** The GitHub tools of a server that takes this for GitHub, whose API is below a path there, for example {@code /api/v3}. */
    public Luna tools(String path) {
        return Luna.withTools("routes/tools/github")
                .setting("luna.github-api-url", service.url() + path)
                .setting("luna.github-token", TOKEN);
    }

    /** The base URL of the stub. */
    public String url() {
        return service.url();
    }

    /** Arguments of a tool: the repository, and names and values in turn. */
    public static Map<String, Object> arguments(Object... more) {
        Map<String, Object> arguments = new HashMap<>(Map.of("owner", "octocat", "repo", "Hello-World"));
        for (int i = 0; i < more.length; i += 2) {
            arguments.put((String) more[i], more[i + 1]);
        }
        return arguments;
    }

    /** Answers with a JSON file of the test resources. */
    public void answers(MappingBuilder request, int status, String file) {
        answers(request, json(status, fixture(file)));
    }

    public void answers(MappingBuilder request, ResponseDefinitionBuilder response) {
        service.wireMock().stubFor(request.willReturn(response));
    }

    public static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json; charset=utf-8")
                .withBody(body);
    }

    public static String fixture(String file) {
        try (InputStream content = GitHubStub.class.getResourceAsStream("/github/" + file + ".json")) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The requests that it got, oldest first. */
    public List<LoggedRequest> requests() {
        List<LoggedRequest> requests = new ArrayList<>();
        service.wireMock().getAllServeEvents().forEach(event -> requests.add(0, event.getRequest()));
        return requests;
    }

    /** The lines it was asked with, such as {@code GET /repos/octocat/Hello-World}, oldest first. */
    public List<String> lines() {
        return requests().stream()
                .map(request -> request.getMethod() + " " + request.getUrl())
                .toList();
    }

    /** Closes the port: later requests are refused. */
    public void vanish() {
        service.vanish();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        service.reset();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        service.close();
    }
}
