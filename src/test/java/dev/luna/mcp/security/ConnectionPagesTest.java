package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.Upstream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages with which accounts are connected: a browser that does not come from the link, or comes twice, connects nothing. */
class ConnectionPagesTest {

    private static final String ACCESS = "access-token-of-ada-0123456789";
    private static final String REFRESH = "refresh-token-of-ada-0123456789";
    private static final String SECRET = "client-secret-0123456789";
    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/connect/start/[\\w-]+)");
    private static final Pattern HREF = Pattern.compile("href=\"([^\"]*)\"");
    private static final Pattern CODE = Pattern.compile("<code>(\\d{4} \\d{4})</code>");

    private static final String TOOL = """
            - route:
                id: ask_shop
                from:
                  uri: ai-tool:ask_shop
                  parameters: {tags: test, description: Asks a service.}
                  steps: [{to: {uri: "block:http", parameters: {method: GET, credentials: shop, url: "{{luna.credentials.shop.url}}/x"}}}]
            """;

    @RegisterExtension
    static final Upstream SHOP = new Upstream();

    @RegisterExtension
    static final Upstream MALL = new Upstream();

    @TempDir
    static Path directory;

    private static LogTape log;
    private static Luna server;

    /** A browser that a link has sent to a service: what the service and the browser know then. */
    private record Sent(String service, String state, String cookie) {

        String callback(String query) {
            return "/connect/callback/" + service + "?state=" + state + query;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        log = LogTape.record();
        Files.writeString(directory.resolve("ask_shop.camel.yaml"), TOOL);
        server = Luna.withTools(directory)
                .setting("luna.outbound-allow", SHOP.address() + "," + MALL.address())
                .setting("luna.connections.file", directory.resolve("connections.json"))
                .settings(account("shop", SHOP))
                .settings(account("mall", MALL))
                .start();
    }

    private static Map<String, String> account(String name, Upstream service) {
        String prefix = "luna.credentials." + name + ".";
        return Map.of(
                prefix + "url", service.url() + "/api",
                prefix + "authorize-url", service.url() + "/authorize?prompt=consent",
                prefix + "token-url", service.url() + "/token",
                prefix + "client-id", "luna",
                prefix + "client-secret", SECRET);
    }

    @AfterAll
    static void stop() {
        server.close();
        log.close();
    }

    @BeforeEach
    void disconnected() {
        for (String service : List.of("shop", "mall")) {
            server.result("connect_account", Map.of("service", service, "disconnect", true));
        }
        SHOP.on("POST", "/token")
                .answer("{\"access_token\":\"" + ACCESS + "\",\"refresh_token\":\"" + REFRESH
                        + "\",\"expires_in\":3600}");
    }

    private static String link(String service) {
        String text = server.result("connect_account", Map.of("service", service))
                .path("message")
                .asText();
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group(1);
    }

    private static HttpResponse<String> open(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("").resolve(path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Sent sent(String service) throws Exception {
        HttpResponse<String> page = open(link(service));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        Matcher href = HREF.matcher(page.body());
        assertThat(href.find()).isTrue();
        String query = URI.create(href.group(1).replace("&amp;", "&")).getRawQuery();
        assertThat(query).contains("code_challenge_method=S256", "code_challenge=");
        String state = query.replaceFirst(".*[?&]?state=([^&]*).*", "$1");
        String cookie = page.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("; HttpOnly", "; SameSite=Lax", "; Path=/connect");
        return new Sent(service, state, cookie.substring(0, cookie.indexOf(';')));
    }

    private static String code(HttpResponse<String> page) {
        Matcher code = CODE.matcher(page.body());
        assertThat(code.find()).as(page.body()).isTrue();
        return code.group(1);
    }

    private static void assertRefused(HttpResponse<String> page) {
        assertThat(page.statusCode()).as(page.body()).isBetween(400, 499);
        assertThat(page.body()).doesNotContain("<code>");
        assertThat(SHOP.requests()).isEmpty();
        assertThat(MALL.requests()).isEmpty();
    }

    @Test
    void without_an_attack_the_account_is_connected_and_no_token_is_to_be_seen() throws Exception {
        Sent sent = sent("shop");
        HttpResponse<String> page = open(sent.callback("&code=abc"), "Cookie", sent.cookie());
        server.result("connect_account", Map.of("service", "shop", "code", code(page)));
        SHOP.on("GET", "/api/x").answer("{\"said\":\"" + ACCESS + " " + REFRESH + "\"}");
        HttpResponse<String> answer = server.direct("ask_shop", Map.of());
        assertThat(SHOP.requests().get(1).header("Authorization")).isEqualTo("Bearer " + ACCESS);
        Path file = directory.resolve("connections.json");
        assertThat(page.body() + answer.body() + Files.readString(file) + log.rewind())
                .doesNotContain(ACCESS, REFRESH, SECRET);
        for (String name : List.of("connections.json", "connections.json.key")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the link was opened by nobody here      | ''
            a cookie of another browser             | luna_connect_x=0123456789012345678901234567890123456789012
            an empty cookie                         | luna_connect_x=
            the cookie of another attempt           | other
            """)
    void another_browser_than_the_one_that_was_sent(String attack, String cookie) throws Exception {
        Sent sent = sent("shop");
        String name = sent.cookie().substring(0, sent.cookie().indexOf('='));
        String value = cookie.equals("other")
                ? name + sent("shop").cookie().replaceFirst("^[^=]*", "")
                : cookie.replace("luna_connect_x", name);
        assertRefused(
                value.isEmpty() ? open(sent.callback("&code=abc")) : open(sent.callback("&code=abc"), "Cookie", value));
    }

    @Test
    void a_response_that_comes_twice() throws Exception {
        Sent sent = sent("shop");
        code(open(sent.callback("&code=abc"), "Cookie", sent.cookie()));
        SHOP.reset();
        assertRefused(open(sent.callback("&code=abc"), "Cookie", sent.cookie()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "state=", "state=x", "state=../../x", "state=%00", "state[]=x", "code=abc"})
    void a_state_that_is_not_ours(String query) throws Exception {
        assertRefused(open("/connect/callback/shop?code=abc&" + query, "Cookie", "luna_connect_x=x"));
    }

    @Test
    void a_state_that_is_there_twice() throws Exception {
        Sent sent = sent("shop");
        assertRefused(open(sent.callback("&code=abc&state=" + sent.state()), "Cookie", sent.cookie()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://127.0.0.1:1", "", "not a url", "file:///etc/passwd"})
    void a_response_of_another_issuer(String issuer) throws Exception {
        Sent sent = sent("shop");
        String encoded = java.net.URLEncoder.encode(issuer, java.nio.charset.StandardCharsets.UTF_8);
        assertRefused(open(sent.callback("&code=abc&iss=" + encoded), "Cookie", sent.cookie()));
    }

    @Test
    void a_response_of_one_service_at_the_address_of_another() throws Exception {
        Sent sent = sent("shop");
        assertRefused(open("/connect/callback/mall?code=abc&state=" + sent.state(), "Cookie", sent.cookie()));
        assertRefused(
                open("/connect/callback/shop?code=abc&state=" + sent("mall").state(), "Cookie", sent.cookie()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&error=access_denied&error_description=%3Cscript%3Ealert(1)%3C/script%3E",
                "&error=%3Cimg%20src=x%20onerror=alert(1)%3E",
                "&error=%22%3E%3Ca%20href=%22https://evil.example%22%3E",
                "&error=x&error_description=%26%23x3c;script%3E",
                "&error=x%0d%0aSet-Cookie:%20a=b&code=abc",
                ""
            })
    void what_a_service_says_is_shown_as_text(String query) throws Exception {
        Sent sent = sent("shop");
        HttpResponse<String> page = open(sent.callback(query), "Cookie", sent.cookie());
        assertRefused(page);
        assertThat(page.body()).doesNotContain("<script", "<img", "<a ", "&#x3c;");
        assertThat(page.headers().map().toString()).doesNotContain("a=b");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "form-action 'none'", "frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redirect_uri=https://evil.example",
                "next=https://evil.example",
                "CamelHttpResponseCode=302&Location=https://evil.example",
                "link=x&service=mall"
            })
    void a_page_leads_to_the_service_only(String query) throws Exception {
        HttpResponse<String> page = open(link("shop") + "?" + query);
        assertThat(page.body() + page.headers().map()).doesNotContain("evil.example");
        Matcher href = HREF.matcher(page.body());
        if (href.find()) {
            assertThat(href.group(1)).startsWith(SHOP.url() + "/authorize?prompt=consent&amp;");
        }
        assertThat(page.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void a_link_is_no_longer_valid_once_it_was_used_and_others_are_not_found() throws Exception {
        String link = link("shop");
        Sent sent = sent("shop");
        assertThat(open(link).statusCode()).isEqualTo(200);
        code(open(sent.callback("&code=abc"), "Cookie", sent.cookie()));
        assertThat(open(link).statusCode()).isEqualTo(404);
        assertThat(open("/connect/start/x").statusCode()).isEqualTo(404);
    }

    @Test
    void the_code_of_the_page_cannot_be_guessed() throws Exception {
        Sent sent = sent("shop");
        String code = code(open(sent.callback("&code=abc"), "Cookie", sent.cookie()));
        for (int i = 0; i < 5; i++) {
            server.error(400, "connect_account", Map.of("service", "shop", "code", i + "0000000x"));
        }
        server.error(400, "connect_account", Map.of("service", "shop", "code", code));
    }

    @Test
    void a_code_is_for_one_service_and_once() throws Exception {
        Sent sent = sent("shop");
        String code = code(open(sent.callback("&code=abc"), "Cookie", sent.cookie()));
        server.error(400, "connect_account", Map.of("service", "mall", "code", code));
        server.result("connect_account", Map.of("service", "shop", "code", code));
        server.error(400, "connect_account", Map.of("service", "shop", "code", code));
    }

    @Test
    void a_name_that_was_rebound_gets_no_page() throws Exception {
        String answer;
        try (java.net.Socket socket =
                new java.net.Socket("127.0.0.1", server.uri("/").getPort())) {
            socket.getOutputStream()
                    .write(("GET " + link("shop") + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
                            .getBytes());
            answer = new String(socket.getInputStream().readAllBytes());
        }
        assertThat(answer).startsWith("HTTP/1.1 403").doesNotContain("Set-Cookie");
    }
}
