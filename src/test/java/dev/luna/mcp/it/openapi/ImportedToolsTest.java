package dev.luna.mcp.it.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.luna.mcp.openapi.ApiImport;
import dev.luna.mcp.openapi.Imports;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.ReceivedRequest;
import dev.luna.mcp.testkit.Upstream;
import dev.luna.mcp.tool.Tool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tools that were imported from the description of a shop: they load as they are, and send what the description says. */
class ImportedToolsTest {

    private static final String KEY = "shop-key-0123456789";

    @RegisterExtension
    static final Upstream SHOP = new Upstream();

    @TempDir
    static Path tools;

    private static ApiImport api;
    private static Luna server;

    @BeforeAll
    static void start() throws Exception {
        api = Imports.of(Path.of("src/test/resources/openapi/shop.yaml"), Optional.of(SHOP.url() + "/v1"));
        Imports.write(api, tools);
        server = Luna.withTools(tools)
                .upstream("luna.url", SHOP)
                .settings(settings())
                .start();
    }

    /** What the import told the owner to set, completed. */
    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        for (String line : api.settings()) {
            String[] setting = line.split("=", 2);
            settings.put(setting[0], setting[1].isEmpty() ? KEY : setting[1]);
        }
        settings.put("luna.credentials.shopshoplogin.token-url", SHOP.url() + "/token");
        return settings;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String called(String tool, Map<String, ?> arguments) {
        SHOP.wireMock().stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.okJson("{\"ok\": true}")));
        server.call(tool).with(arguments).expectJson("{\"ok\": true}");
        return SHOP.onlyRequest().line();
    }

    @Test
    void every_operation_is_a_tool_or_is_refused_with_a_reason() {
        assertThat(server.registry().loadErrors()).isEmpty();
        assertThat(server.registry().tools().stream().map(Tool::name))
                .containsExactlyInAnyOrder(
                        "list_orders", "create_order", "get_order", "delete_order", "put_photo", "login");
        assertThat(api.remarks().stream().map(remark -> remark.line()))
                .containsExactly(
                        "GET /orders (listOrders): the parameter 'Authorization' carries credentials, which are settings of the"
                                + " owner's.",
                        "HEAD /orders/{id} (headOrder): it is called with HEAD; nothing is lost, as such a call has no result that a"
                                + " model could use.");
    }

    @Test
    void parameters_are_written_in_their_styles() {
        Map<String, Object> filter = new HashMap<>(Map.of("total", Map.of("min", 2.5)));
        String line = called(
                "list_orders",
                Map.of(
                        "status",
                        List.of("new", "a&b"),
                        "ids",
                        List.of(1, 2),
                        "page_size",
                        5,
                        "filter",
                        filter,
                        "session",
                        "x;y",
                        "X_Trace_Id",
                        "t-1"));
        assertThat(line)
                .isEqualTo(
                        "GET /v1/orders?status=new&status=a%26b&ids=1,2&page%5Bsize%5D=5&filter%5Btotal%5D%5Bmin%5D=2.5");
        ReceivedRequest request = SHOP.onlyRequest();
        assertThat(request.header("Cookie")).isEqualTo("session=x%3By");
        assertThat(request.header("X-Trace-Id")).isEqualTo("t-1");
        assertThat(request.header("X-Shop-Key")).isEqualTo(KEY);
        assertThat(request.header("Accept")).isEqualTo("application/json");
    }

    @Test
    void a_body_is_made_of_its_fields() {
        called(
                "create_order",
                Map.of("customer", "Ann", "parent", Map.of("customer", "Bob", "parent", Map.of("customer", "C"))));
        SHOP.onlyRequest()
                .expectJson(
                        "{\"customer\": \"Ann\", \"parent\": {\"customer\": \"Bob\", \"parent\": {\"customer\": \"C\"}}}");
    }

    @Test
    void a_body_is_checked_by_its_schema_at_any_depth() {
        server.call("create_order")
                .with("customer", "Ann")
                .with("parent", Map.of("parent", Map.of("customer", 7)))
                .expectError("parent");
        assertThat(SHOP.requests()).isEmpty();
    }

    @Test
    void a_form_is_sent_without_credentials_that_it_does_not_need() {
        SHOP.wireMock().stubFor(WireMock.post("/v1/login").willReturn(WireMock.ok("welcome")));
        server.call("login")
                .with("user", "a b")
                .with("scopes", List.of("x", "y"))
                .expectText("welcome");
        assertThat(SHOP.onlyRequest().body()).isEqualTo("user=a%20b&scopes=x&scopes=y");
        assertThat(SHOP.onlyRequest().header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(SHOP.onlyRequest().header("X-Shop-Key")).isNull();
    }

    @Test
    void a_file_is_a_part_of_a_multipart_body() {
        String file =
                "data:image/png;base64," + Base64.getEncoder().encodeToString("PNG!".getBytes(StandardCharsets.UTF_8));
        String line = called(
                "put_photo",
                Map.of("id", "o 1", "format", "png", "file", file, "caption", "me", "tags", List.of("a", "b")));
        assertThat(line).isEqualTo("PUT /v1/orders/o%201/photo.png");
        assertThat(SHOP.onlyRequest().header("Content-Type")).startsWith("multipart/form-data; ");
        assertThat(SHOP.onlyRequest().body())
                .contains("name=\"file\"; filename=\"file.png\"", "Content-Type: image/png", "PNG!")
                .contains("name=\"caption\"")
                .containsOnlyOnce("\r\na\r\n")
                .containsOnlyOnce("\r\nb\r\n");
    }

    @Test
    void an_answer_without_content_is_a_result() {
        SHOP.wireMock()
                .stubFor(WireMock.post("/token")
                        .willReturn(WireMock.okJson("{\"access_token\": \"t-0123456789\", \"expires_in\": 600}")));
        SHOP.wireMock().stubFor(WireMock.delete("/v1/orders/7").willReturn(WireMock.noContent()));
        assertThat(server.call("delete_order").with("id", "7").send().text()).isEmpty();
        assertThat(SHOP.requests())
                .extracting(ReceivedRequest::line)
                .containsExactly("POST /token", "DELETE /v1/orders/7");
        assertThat(SHOP.requests().get(1).header("Authorization")).isEqualTo("Bearer t-0123456789");
        assertThat(SHOP.requests().get(1).body()).isEmpty();
    }

    @Test
    void a_text_of_the_document_is_data() {
        Tool tool = server.registry().tools().stream()
                .filter(one -> one.name().equals("create_order"))
                .findFirst()
                .orElseThrow();
        assertThat(tool.arguments().json().at("/properties/note/description").textValue())
                .isEqualTo("What the { {luna.auth-token}} customer said Default: none".replace("said D", "said. D"));
        assertThat(tool.arguments().json().at("/properties/customer/type")).hasToString("[\"string\",\"null\"]");
        assertThat(tool.arguments().json().path("required")).hasToString("[\"customer\"]");
    }
}
