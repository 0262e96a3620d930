package dev.luna.mcp.it.original;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.builtin.image.Pictures;
import dev.luna.mcp.it.git.GitHttpServer;
import dev.luna.mcp.it.github.GitHubStub;
import dev.luna.mcp.process.CommandScripts;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.Upstream;
import java.awt.Color;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests of the original system: every tool of it by plain JSON-RPC, called well and badly. */
@Timeout(120)
class OriginalContractTest {

    private static final String REPO = "/repos/octocat/Hello-World";
    private static final byte[] PICTURE = Pictures.encode(Pictures.halves(8, 4, Color.GREEN, Color.BLACK), "png");

    /** The tools with good arguments and the members of their result; {@code text} for a result that is a text. */
    private static final String TOOLS = """
            code_gen         | {"prompt":"!p"}                                | code, language, fallback
            voice_speak      | {"text":"!hi","voice":"en"}                    | text
            bw_remote        | {"image_url":"!WEB/a.png"}                     | text
            git_clone        | {"url":"!GIT","ref":"main"}                    | path, branch, commit
            scaffold_project | {"name":"!demo","with_tests":true}             | created
            run_tests        | {"path":"!app","only":"test_it.py"}            | exit_code, passed, failed, skipped, summary, output
            build_image      | {"tag":"luna:1","path":"app"}                  | exit_code, tag, tail
            img_bw           | {"image_url":"WEB/a.png"}                      | text
            create_branch    | {OWNER,"base":"!main","new_branch":"!topic"}   | branch, sha
            commit_file      | {OWNER,"branch":"!main","path":"!a.txt","text":"hi","message":"!say hi"} | status, path, branch, sha
            open_pr          | {OWNER,"head":"!topic","base":"!main","title":"!T","body":"B"} | number, url, title
            list_issues      | {OWNER,"limit":5}                              | issues
            ci_trigger       | {OWNER,"workflow_file":"!ci.yml","ref":"main"} | dispatched, workflow, ref
            validate         | {}                                             | text
            about            | {}                                             | name, description, version
            """.replace("OWNER", "\"owner\":\"!octocat\",\"repo\":\"!Hello-World\"");

    /**
     * A row of the table.
     *
     * @param required the names of the arguments that are marked there
     */
    private record Row(String tool, ObjectNode arguments, List<String> required, String result) {

        static Row of(String line) {
            String[] cells = line.split("\\|");
            ObjectNode marked = (ObjectNode) JsonRpc.json(cells[1]);
            List<String> required = names(marked)
                    .filter(name -> marked.path(name).asText().startsWith("!"))
                    .toList();
            JsonNode plain = JsonRpc.json(
                    cells[1].replace("\"!", "\"").replace("WEB", WEB.url()).replace("GIT", git()));
            return new Row(cells[0].strip(), (ObjectNode) plain, required, cells[2].strip());
        }

        Row with(String argument, JsonNode value) {
            ObjectNode changed = arguments.deepCopy();
            changed.set(argument, value);
            return new Row(tool, changed, required, result);
        }

        Row without(String argument) {
            return new Row(tool, arguments.deepCopy().without(argument), required, result);
        }

        @Override
        public String toString() {
            return tool + " " + arguments;
        }
    }

    @RegisterExtension
    static final GitHubStub GITHUB = new GitHubStub();

    @RegisterExtension
    static final Upstream WEB = new Upstream();

    @TempDir
    static Path directory;

    private static GitHttpServer repositories;
    private static Luna server;

    @BeforeAll
    static void start() throws Exception {
        Path workspace = Files.createDirectories(directory.resolve("workspace"));
        Files.writeString(
                Files.createDirectories(workspace.resolve("app")).resolve("test_it.py"), "def test(): pass\n");
        Files.writeString(workspace.resolve("app/Dockerfile"), "FROM scratch\n");
        Files.writeString(workspace.resolve("Dockerfile"), "FROM scratch\n");
        repositories = new GitHttpServer(Files.createDirectories(directory.resolve("repositories")));
        repositories.create("luna/hello", Map.of("README.md", "hello"));
        CommandScripts commands = new CommandScripts(Files.createDirectories(directory.resolve("bin")));
        commands.script("docker", "echo done");
        server = Luna.withBuiltInTools()
                .setting("luna.workspace", workspace)
                .setting("luna.exec.search-path", commands.path())
                .setting("luna.outbound-allow", "127.0.0.1")
                .setting("luna.url", WEB.url())
                .setting("luna.github-api-url", GITHUB.url())
                .setting("luna.github-token", GitHubStub.TOKEN)
                .setting("luna.my-number", "15551234567")
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
        repositories.close();
    }

    @BeforeEach
    void answer() {
        WEB.on("POST", "/api/ai/code").answer("{\"code\":\"print(1)\"}");
        WEB.on("POST", "/api/ai/voice")
                .answer("audio/wav", new byte[] {'R', 'I', 'F', 'F', 4, 0, 0, 0, 'W', 'A', 'V', 'E'});
        String image = Base64.getEncoder().encodeToString(PICTURE);
        WEB.on("POST", "/api/image/bw").answer("{\"image_b64\":\"" + image + "\"}");
        WEB.on("GET", "/a.png").answer("image/png", PICTURE);
        GITHUB.answers(get(urlPathEqualTo(REPO + "/git/ref/heads/main")), 200, "ref");
        GITHUB.answers(post(urlPathEqualTo(REPO + "/git/refs")), 201, "created_ref");
        GITHUB.answers(
                get(urlPathEqualTo(REPO + "/contents/a.txt")), GitHubStub.json(404, "{\"message\":\"Not Found\"}"));
        GITHUB.answers(put(urlPathEqualTo(REPO + "/contents/a.txt")), 201, "commit");
        GITHUB.answers(post(urlPathEqualTo(REPO + "/pulls")), 201, "pull_request");
        GITHUB.answers(get(urlPathEqualTo(REPO + "/issues")), GitHubStub.json(200, "[]"));
        GITHUB.answers(post(urlPathEqualTo(REPO + "/actions/workflows/ci.yml/dispatches")), noContent());
    }

    private static String git() {
        return repositories == null ? "none" : repositories.url("luna/hello");
    }

    private static Stream<String> names(JsonNode arguments) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(arguments.fieldNames(), 0), false);
    }

    static Stream<Row> rows() {
        return TOOLS.lines().map(Row::of);
    }

    static Stream<Row> bad() {
        return rows().flatMap(row -> Stream.concat(
                row.required().stream().flatMap(name -> Stream.of(row.without(name), row.with(name, null))),
                names(row.arguments()).map(name -> row.with(name, JsonRpc.json("{\"a\":[1]}")))));
    }

    static Stream<Row> optional_null() {
        return rows().flatMap(row -> names(row.arguments())
                .filter(name -> !row.required().contains(name))
                .filter(name -> !List.of("text", "image_url").contains(name))
                .map(name -> row.with(name, null)));
    }

    private static void assertGood(Row row) {
        JsonNode result = server.result(row.tool(), row.arguments());
        if (row.result().equals("text")) {
            assertThat(result.isTextual()).as(result.toString()).isTrue();
        } else {
            assertThat(names(result)).contains(row.result().split(", "));
        }
    }

    private static String refusal(Row row) {
        JsonNode error = server.error(400, row.tool(), row.arguments());
        assertThat(error.path("code").asInt()).isEqualTo(-32602);
        return error.path("message").asText();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_good_call_is_200_with_the_results_of_the_original(Row row) {
        assertGood(row);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void an_argument_missing_null_or_of_another_type_is_400_and_named(Row row) {
        Row good = rows().filter(each -> each.tool().equals(row.tool()))
                .findFirst()
                .orElseThrow();
        String argument = names(good.arguments())
                .filter(name ->
                        !good.arguments().get(name).equals(row.arguments().get(name)))
                .findFirst()
                .orElseThrow();

        assertThat(refusal(row)).contains("'" + argument + "'");
    }

    @ParameterizedTest
    @MethodSource("optional_null")
    void null_for_an_optional_argument_is_as_if_it_were_absent(Row row) {
        assertGood(row);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void an_unknown_argument_is_400_and_named_but_for_the_one_that_puch_adds(Row row) {
        assertThat(refusal(row.with("surprise", JsonRpc.json("1")))).contains("'surprise'");
        assertGood(row.with("puch_user_id", JsonRpc.json("\"u1\"")));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void without_the_right_bearer_it_is_401_without_envelope(Row row) {
        for (String authorization : List.of("", "Bearer wrong", Luna.TOKEN)) {
            HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("/mcp"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JsonRpc.request(row.tool(), row.arguments())));
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }
            HttpResponse<String> response = server.send(request);
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.body()).isEqualTo("{\"detail\":\"invalid token\"}");
            assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"code_genn", "CODE_GEN", "tools/code_gen", "git_clone ", "login"})
    void an_unknown_tool_is_404(String tool) {
        JsonNode error = server.error(404, tool, Map.of("prompt", "p"));
        assertThat(error.path("code").asInt()).isEqualTo(-32601);
        assertThat(error.path("message").asText()).isEqualTo("tool_not_found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            list_issues | limit      | many
            list_issues | limit      | 1.5
            scaffold_project | with_tests | perhaps
            code_gen    | prompt     | ''
            voice_speak | text       | ''
            bw_remote   | image_url  | file:///etc/passwd
            img_bw      | image_url  | not a url
            git_clone   | url        | ext::sh -c id
            run_tests   | path       | ../..
            build_image | tag        | -f
            """)
    void a_value_that_cannot_be_taken_is_400(String tool, String argument, String value) {
        Row row = rows().filter(each -> each.tool().equals(tool)).findFirst().orElseThrow();
        refusal(row.with(argument, JsonRpc.json('"' + value + '"')));
    }
}
