package dev.luna.mcp.it.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.luna.mcp.openapi.ApiImport;
import dev.luna.mcp.openapi.Imports;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.ReceivedRequest;
import dev.luna.mcp.testkit.Upstream;
import dev.luna.mcp.tool.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases that importers break on: each is a tool that works, or is refused with its reason. */
class NastyDescriptionTest {

    private static final Path DOCUMENT = Path.of("src/test/resources/openapi/nasty.yaml");

    @RegisterExtension
    static final Upstream SERVICE = new Upstream();

    @TempDir
    static Path tools;

    private static ApiImport api;
    private static Luna server;

    @BeforeAll
    static void start() throws Exception {
        api = Imports.of(DOCUMENT, Optional.of(SERVICE.url()));
        Imports.write(api, tools);
        server = Luna.withTools(tools).upstream("luna.url", SERVICE).start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ReceivedRequest called(String tool, Map<String, ?> arguments) {
        SERVICE.wireMock().stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.okJson("{}")));
        server.call(tool).with(arguments).expectJson("{}");
        return SERVICE.onlyRequest();
    }

    private static JsonNode schema(String tool) {
        return server.registry().tools().stream()
                .filter(one -> one.name().equals(tool))
                .map(one -> one.arguments().json())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_tool_loads_and_has_a_short_name_of_its_own() {
        assertThat(server.registry().loadErrors()).isEmpty();
        List<String> names = server.registry().tools().stream().map(Tool::name).toList();
        assertThat(names).hasSize(18).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][a-z0-9_]{0,44}"));
        assertThat(names)
                .contains("get_no_operation_id")
                .anyMatch(name -> name.matches("this_is_an_operation_id_that_is_much_t_[0-9a-f]{6}"))
                .anyMatch(name -> name.matches("ping_[0-9a-f]{6}"));
        assertThat(names.stream().filter(name -> name.matches("list_things_[0-9a-f]{6}")))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            traced              | it is called with TRACE
            labelStyle          | the parameter 'id' has the style label, which is not supported
            xmlParameter        | the parameter 'x' is sent as application/xml, which is not supported
            neededHost          | the parameter 'Host' cannot be sent under this name
            formWithoutFields   | its form has no declared fields
            twoSchemes          | it needs one and two together, and a tool has one of them
            certificate         | its security scheme 'certificate' is of a kind that credentials cannot have: mutualTLS
            brokenReference     | names something that is not there
            referencesInACircle | refers to references only, in a circle
            dynamicReference    | its schema has $dynamicRef, which is not supported
            undeclaredParameter | Declared path parameter id needs to be defined
            """)
    void what_cannot_be_taken_is_refused_with_a_reason(String operation, String reason) {
        assertThat(api.remarks())
                .filteredOn(remark -> remark.operation().id().equals(operation))
                .singleElement()
                .satisfies(remark -> assertThat(remark.line()).contains(reason).contains("; "));
    }

    @Test
    void a_server_that_a_file_cannot_complete_is_refused() {
        assertThat(Imports.of(DOCUMENT, Optional.empty()).remarks())
                .filteredOn(remark -> remark.operation().id().equals("relativeServer"))
                .singleElement()
                .satisfies(remark -> assertThat(remark.line()).contains("'/v2' is relative", "--server"));
    }

    @Test
    void all_operations_are_accounted_for() {
        long refused = api.remarks().stream()
                .filter(remark -> remark.refused().isPresent())
                .count();
        assertThat(api.tools().size() + refused).isEqualTo(api.operations().size());
    }

    @Test
    void odd_names_and_styles_arrive() {
        ReceivedRequest request = called(
                "odd_names",
                Map.ofEntries(
                        Map.entry("account_id", 7),
                        Map.entry("from", "a"),
                        Map.entry("to", List.of("b", "c,d")),
                        Map.entry("filter", "f"),
                        Map.entry("filter_name", "n"),
                        Map.entry("id", "q"),
                        Map.entry("ID_header", "h"),
                        Map.entry("argument_CamelHttpUri", "http://evil"),
                        Map.entry("words", List.of("x", "y z")),
                        Map.entry("bars", List.of("1", "2")),
                        Map.entry("point", Map.of("x", 3)),
                        Map.entry("json", Map.of("a", 1)),
                        Map.entry("commas", "a,b")));
        assertThat(request.line())
                .isEqualTo("GET /odd/7/a...b,c%2Cd?%24filter=f&filter%5Bname%5D=n&id=q&CamelHttpUri=http%3A%2F%2Fevil"
                        + "&words=x%20y%20z&bars=1%7C2&x=3&json=%7B%22a%22%3A1%7D&commas=a%2Cb");
        assertThat(request.header("ID")).isEqualTo("h");
        assertThat(request.header("Host")).isEqualTo(SERVICE.address());
    }

    @Test
    void references_to_other_documents_and_to_themselves_are_definitions() {
        assertThat(schema("external_references").path("$defs").propertyStream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("Part", "Tree");
        called(
                        "body_that_contains_itself",
                        Map.of("name", "a", "children", List.of(Map.of("name", "b", "children", List.of()))))
                .expectJson("{\"name\": \"a\", \"children\": [{\"name\": \"b\", \"children\": []}]}");
    }

    @Test
    void bodies_of_all_kinds_arrive() {
        called("all_of_body", Map.of("name", "a", "type", "t", "size", 3))
                .expectJson("{\"name\": \"a\", \"@type\": \"t\", \"size\": 3}");
        SERVICE.reset();
        called("one_of_body", Map.of("body", List.of("x"))).expectJson("[\"x\"]");
        SERVICE.reset();
        assertThat(called("text_body", Map.of("body", "some text")).body()).isEqualTo("some text");
        SERVICE.reset();
        ReceivedRequest merge = called("merge_patch", Map.of("a", "b"));
        merge.expectJson("{\"a\": \"b\"}");
        assertThat(merge.header("Content-Type")).isEqualTo("application/merge-patch+json");
        SERVICE.reset();
        assertThat(called("delete_with_body", Map.of("ids", List.of(1, 2)))
                        .expectJson("{\"ids\": [1, 2]}")
                        .line())
                .isEqualTo("DELETE /delete");
        SERVICE.reset();
        assertThat(called("query_in_path", Map.of()).line()).isEqualTo("GET /versions?beta=true");
    }

    @Test
    void bytes_go_both_ways() {
        SERVICE.wireMock().stubFor(WireMock.put("/bytes").willReturn(WireMock.noContent()));
        server.call("bytes_body").with("body", "aGVsbG8=").expectText("");
        assertThat(SERVICE.onlyRequest().body()).isEqualTo("hello");
        SERVICE.on("GET", "/bytes").answer("application/pdf", new byte[] {1, 2, 3});
        assertThat(server.call("bytes_answer").send().bytes("application/pdf")).containsExactly(1, 2, 3);
        server.call("bytes_body").with("body", "not base64!").expectError("must be a file in base64");
    }

    @Test
    void a_form_without_fields_is_no_body() {
        ReceivedRequest request = called("empty_form", Map.of());
        assertThat(request.body()).isEmpty();
        assertThat(request.header("Content-Type")).isNull();
    }
}
