package dev.luna.mcp.it;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stands in for GitHub: answers as its REST API documents, and remembers what it was asked. */
final class GitHubStub implements AutoCloseable {

    static final String TOKEN = "ghp_a1b2c3d4e5f6g7h8";

    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    GitHubStub() {
        server.start();
    }

    /** Settings of a server that takes this for GitHub, whose API is below a path there, for example {@code /api/v3}. */
    Map<String, String> settings(String path) {
        Map<String, String> settings = new HashMap<>();
        settings.put("luna.github-api-url", "http://127.0.0.1:" + server.port() + path);
        settings.put("luna.github-token", TOKEN);
        return settings;
    }

    /** Arguments of a tool: the repository, and names and values in turn. */
    static Map<String, Object> arguments(Object... more) {
        Map<String, Object> arguments = new HashMap<>(Map.of("owner", "octocat", "repo", "Hello-World"));
        for (int i = 0; i < more.length; i += 2) {
            arguments.put((String) more[i], more[i + 1]);
        }
        return arguments;
    }

    /** Answers with a JSON file of the test resources. */
    void answers(MappingBuilder request, int status, String file) {
        answers(request, json(status, fixture(file)));
    }

    void answers(MappingBuilder request, ResponseDefinitionBuilder response) {
        server.stubFor(request.willReturn(response));
    }

    static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json; charset=utf-8")
                .withBody(body);
    }

    static String fixture(String file) {
        try (InputStream content = GitHubStub.class.getResourceAsStream("/github/" + file + ".json")) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it was asked, oldest first. */
    List<LoggedRequest> requests() {
        List<LoggedRequest> requests = new ArrayList<>();
        server.getAllServeEvents().forEach(event -> requests.add(0, event.getRequest()));
        return requests;
    }

    /** The lines it was asked with, such as {@code GET /repos/octocat/Hello-World}, oldest first. */
    List<String> lines() {
        return requests().stream()
                .map(request -> request.getMethod() + " " + request.getUrl())
                .toList();
    }

    void forget() {
        server.resetAll();
    }

    /** From now on nobody answers. */
    void vanish() {
        server.stop();
    }

    @Override
    public void close() {
        server.stop();
    }
}
