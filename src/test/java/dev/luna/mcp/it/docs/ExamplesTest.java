package dev.luna.mcp.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.it.task.TaskClient;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.LunaTest;
import dev.luna.mcp.testkit.Upstream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every example of the basics works as its comment says. */
@LunaTest(tools = "examples/basics", upstreams = "luna.url")
class ExamplesTest {

    @Test
    void every_example_is_served_listed_and_called_here(Luna luna) throws Exception {
        List<String> names = new ArrayList<>();
        luna.result("tools/list", null)
                .path("tools")
                .forEach(tool -> names.add(tool.path("name").asText()));
        luna.result("prompts/list", null)
                .path("prompts")
                .forEach(prompt -> names.add(prompt.path("name").asText()));
        names.add("notice_board");
        String index = Files.readString(Path.of("examples/basics/README.md"));
        String calls = Files.readString(Path.of("src/test/java/dev/luna/mcp/it/docs/ExamplesTest.java"));
        try (Stream<Path> files = Files.list(Path.of("examples/basics"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                String name = file.getFileName().toString().replace(".camel.yaml", "");
                assertThat(names).contains(name);
                assertThat(index).contains("[" + name + "](" + file.getFileName() + ")");
            }
        }
        names.remove("notice_board");
        assertThat(names).allSatisfy(name -> assertThat(calls).contains("(\"" + name + "\""));
    }

    @Test
    void a_result_can_be_structured(Luna luna) {
        luna.call("measure_text").with("text", "moon").send().expectJson("/characters", 4);
    }

    @Test
    void a_result_can_have_several_kinds_of_content(Luna luna) {
        JsonNode content = luna.call("draw_flag").send().result().path("content");
        assertThat(content.findValuesAsText("type")).containsExactly("text", "image", "resource");
        assertThat(content.at("/2/resource/text").asText()).isEqualTo("We come in peace.");
    }

    @Test
    void a_failure_says_what_to_do(Luna luna) {
        luna.call("open_gate").with("word", "sesame").expectText("The gate is open.");
        luna.call("open_gate").with("word", "barley").expectError("'barley' does not open the gate", "name of a seed");
    }

    @Test
    void arguments_can_depend_on_each_other(Luna luna) {
        luna.call("ship_parcel")
                .with("city", "Oslo")
                .with("sender", Map.of("mail", "ada@example.org"))
                .expectText("A parcel to Oslo. News go to ada@example.org.");
        luna.call("ship_parcel")
                .with("city", "Oslo")
                .with("sender", Map.of("telephone", "1", "mail", "ada@example.org"))
                .expectError("sender");
    }

    @Test
    void a_user_fills_in_a_form_or_declines(Luna luna) {
        luna.call("book_table")
                .with("restaurant", "Luna")
                .answering(Map.of("day", "2026-12-01", "people", 3, "place", "terrace"))
                .expectText("A table at Luna on 2026-12-01.")
                .expectQuestions("When do you want to eat at Luna?");
        luna.call("book_table").with("restaurant", "Luna").declining().expectText("No table was booked.");
    }

    @Test
    void the_model_of_the_client_answers(Luna luna) {
        luna.call("name_boat").with("colour", "red").sampling("Poppy").expectText("The boat is called Poppy.");
    }

    @Test
    void several_questions_are_asked_at_once(Luna luna) {
        luna.call("plan_trip")
                .answering(Map.of("name", "Rome"))
                .sampling("All roads lead there.")
                .withRoots("file:///plans")
                .expectText("To Rome, with plans in file:///plans. All roads lead there.");
    }

    @Test
    void progress_and_log_messages_arrive_while_a_tool_works(Luna luna) {
        luna.call("launch_rocket")
                .inRevision("2025-11-25")
                .expectText("The rocket is on its way.")
                .expectProgress(1, 2)
                .expectLog("Fuelling", "Lifting off");
    }

    @Test
    void a_call_can_be_a_task(Luna luna) {
        luna.call("brew_coffee").with("cups", 4).expectText("4 cups of coffee");
        TaskClient client = new TaskClient(luna, TaskClient.ALL);
        String task = client.begin("brew_coffee", Map.of("cups", 3));
        assertThat(client.end(task).at("/result/content/0/text").asText()).isEqualTo("3 cups of coffee");
    }

    @Test
    void questions_can_come_before_a_task(Luna luna) {
        luna.call("order_pizza").answering(Map.of("size", "large")).expectText("One large pizza.");
    }

    @Test
    void a_service_answers_or_is_down(Luna luna, Upstream service) {
        service.on("GET", "/words/moon").answer("{\"word\":\"moon\",\"definition\":\"a satellite\",\"id\":7}");
        luna.call("look_up_word").with("word", "moon").expectJson("{\"word\":\"moon\",\"meaning\":\"a satellite\"}");
        service.on("GET", "/words/sun").answer(503, "{}");
        luna.call("look_up_word").with("word", "sun").send().expectTextWith("The dictionary is closed.");
    }

    @Test
    void a_resource_is_read_and_changed(Luna luna) {
        luna.resource("notices://kitchen").expectText("The board 'kitchen' is empty.");
        luna.call("clear_board").with("board", "kitchen").expectText("The board 'kitchen' is cleared.");
    }

    @Test
    void a_prompt_takes_an_argument(Luna luna) {
        luna.prompt("explain_code").with("code", "x += 1").send().expectTextWith("never programmed:\n\nx += 1");
    }
}
