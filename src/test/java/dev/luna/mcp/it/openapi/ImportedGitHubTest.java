package dev.luna.mcp.it.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.luna.mcp.it.openapi.DescribedRequests.Operation;
import dev.luna.mcp.openapi.Imports;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.Upstream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operations of GitHub's own description, imported and called against a mock that holds each request to that description. */
class ImportedGitHubTest {

    private static final Path EXCERPT = Path.of("src/test/resources/openapi/github.json");
    private static final List<String> CALLED = new ArrayList<>();

    @RegisterExtension
    static final Upstream GITHUB = new Upstream();

    @TempDir
    static Path tools;

    private static DescribedRequests description;
    private static Luna server;

    @BeforeAll
    static void start() throws Exception {
        description = DescribedRequests.of(EXCERPT);
        Imports.write(Imports.of(EXCERPT, Optional.of(GITHUB.url())), tools);
        server = Luna.withTools(tools).upstream("luna.url", GITHUB).start();
        assertThat(server.registry().loadErrors()).isEmpty();
    }

    @AfterAll
    static void stop() {
        server.close();
        assertThat(CALLED).containsExactlyInAnyOrderElementsOf(description.ids());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            issues/list-for-repo | {"owner": "o", "repo": "r", "state": "all", "labels": "bug,ui & more", "per_page": 5} | state=all&labels=bug%2Cui%20%26%20more&per_page=5
            issues/create | {"owner": "o", "repo": "r", "title": "Found", "labels": ["bug", {"name": "ui"}], "milestone": null} | "title":"Found"
            issues/update | {"owner": "o", "repo": "r", "issue_number": 7, "state": "closed", "state_reason": "completed"} | /repos/o/r/issues/7
            issues/add-labels | {"owner": "o", "repo": "r", "issue_number": 7, "body": {"labels": ["bug"]}} | {"labels":["bug"]}
            issues/create-comment | {"owner": "o", "repo": "r", "issue_number": 7, "body": "Me, too"} | {"body":"Me, too"}
            repos/get-content | {"owner": "o", "repo": "r", "path": "docs/a b.md", "ref": "main"} | /repos/o/r/contents/docs/a%20b.md?ref=main
            repos/create-or-update-file-contents | {"owner": "o", "repo": "r", "path": "a.md", "message": "add", "content": "eA==", "committer": {"name": "A", "email": "a@example.org"}} | "committer"
            repos/delete-file | {"owner": "o", "repo": "r", "path": "docs/a.md", "message": "remove", "sha": "abc"} | DELETE /repos/o/r/contents/docs/a.md
            git/get-ref | {"owner": "o", "repo": "r", "ref": "heads/main"} | /repos/o/r/git/ref/heads/main
            pulls/create | {"owner": "o", "repo": "r", "title": "T", "head": "f", "base": "main", "draft": true} | "draft":true
            actions/create-workflow-dispatch | {"owner": "o", "repo": "r", "workflow_id": "ci.yml", "ref": "main", "inputs": {"level": "x"}} | /workflows/ci.yml/dispatches
            activity/star-repo-for-authenticated-user | {"owner": "o", "repo": "r"} | PUT /user/starred/o/r
            """)
    void a_call_is_as_the_description_says(String id, String arguments, String part) throws Exception {
        CALLED.add(id);
        Operation operation = description.operation(id);
        Entry<Integer, String> answer = DescribedRequests.answer(operation);
        GITHUB.wireMock()
                .stubFor(WireMock.any(WireMock.anyUrl())
                        .willReturn(WireMock.jsonResponse(answer.getValue(), answer.getKey())));
        var call = server.call(id.replaceAll("[/-]", "_"));
        new ObjectMapper().readTree(arguments).properties().forEach(one -> call.with(one.getKey(), one.getValue()));
        if (answer.getValue().startsWith("{")) {
            call.expectJson(answer.getValue());
        } else {
            assertThat(call.send().message().at("/result/isError").asBoolean()).isFalse();
        }
        assertThat(description.problems(operation, GITHUB.onlyRequest())).isEmpty();
        assertThat(GITHUB.onlyRequest().line() + " " + GITHUB.onlyRequest().body())
                .contains(part);
    }

    @Test
    void the_mock_knows_a_request_that_is_not_as_described() {
        GITHUB.on("GET", "/repos/o/r/issues").answer("[]");
        server.call("issues_list_for_repo")
                .with("owner", "o")
                .with("repo", "r")
                .with("state", "all")
                .send();
        assertThat(description.problems(description.operation("issues/create"), GITHUB.onlyRequest()))
                .contains("method GET", "query state=all")
                .hasSize(3);
    }

    @Test
    void a_refusal_of_the_api_is_told_shortly() {
        GITHUB.on("GET", "/repos/o/r/issues").answer(404, "{\"message\": \"Not Found\", \"documentation_url\": \"x\"}");
        server.call("issues_list_for_repo").with("owner", "o").with("repo", "r").expectError("404", "Not Found");
    }
}
