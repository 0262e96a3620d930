package dev.luna.mcp.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.luna.mcp.it.task.TaskClient;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.LunaTest;
import dev.luna.mcp.testkit.Upstream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** {@code examples/long-task} with a service over real HTTP. */
@LunaTest(tools = "examples/long-task", upstreams = "luna.wiki.url")
class LongTaskExampleTest {

    @Test
    void says_how_far_it_is(Luna luna, Upstream wiki) {
        wiki.on("GET", "/pages/moon").answer("{\"title\": \"The moon\", \"text\": \"long\"}");
        wiki.on("GET", "/pages/sun").answer("{\"title\": \"The sun\", \"text\": \"long\"}");

        luna.call("read_pages")
                .inRevision("2025-11-25")
                .with("pages", List.of("moon", "sun"))
                .expectJson(
                        "{\"pages\": [{\"name\": \"moon\", \"title\": \"The moon\"}, {\"name\": \"sun\", \"title\": \"The sun\"}]}")
                .expectProgress(1, 2);
    }

    @Test
    void is_a_task_for_a_client_that_knows_them(Luna luna, Upstream wiki) {
        wiki.on("GET", "/pages/moon").answer("{\"title\": \"The moon\"}");
        TaskClient client = new TaskClient(luna, TaskClient.ALL);

        String task = client.begin("read_pages", Map.of("pages", List.of("moon")));

        assertThat(client.end(task)
                        .at("/result/structuredContent/pages/0/title")
                        .asText())
                .isEqualTo("The moon");
    }

    @Test
    void a_cancelled_task_asks_for_no_more_pages(Luna luna, Upstream wiki) {
        wiki.wireMock()
                .stubFor(WireMock.get(WireMock.urlPathMatching("/pages/.*"))
                        .willReturn(WireMock.okJson("{\"title\": \"x\"}").withFixedDelay(300)));
        TaskClient client = new TaskClient(luna, TaskClient.ALL);
        String task = client.begin("read_pages", Map.of("pages", Collections.nCopies(200, "moon")));
        Awaitility.await().until(() -> !wiki.requests().isEmpty());

        client.cancel(task);

        Awaitility.await()
                .until(() -> luna.server().context().getInflightRepository().size() == 0);
        assertThat(wiki.requests()).hasSizeLessThan(100);
    }

    @Test
    void a_page_that_fails_ends_it_with_the_reason(Luna luna, Upstream wiki) {
        wiki.on("GET", "/pages/moon").answer(404, "{\"detail\": \"no such page\"}");

        luna.call("read_pages").with("pages", List.of("moon", "sun")).expectError("404", "no such page");
    }

    @Test
    void names_that_are_no_pages_and_long_lists_are_rejected(Luna luna) {
        luna.call("read_pages").with("pages", List.of("../admin")).expectError("pages");
        luna.call("read_pages").with("pages", List.of("{{luna.auth-token}}")).expectError("pages");
        luna.call("read_pages").with("pages", Collections.nCopies(201, "moon")).expectError("200");
    }
}
