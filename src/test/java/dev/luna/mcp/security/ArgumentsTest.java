package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.testkit.JsonRpc;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments that a tool does not declare, of the wrong type or size: refused by name before the tool runs. */
@Attack
class ArgumentsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Target target;

    ArgumentsTest(Target target) {
        this.target = target;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            scaffold_project | {}                                       | 'name'
            scaffold_project | {"name":null}                            | 'name'
            scaffold_project | {"name":7}                               | 'name'
            scaffold_project | {"name":true}                            | 'name'
            scaffold_project | {"name":["a"]}                           | 'name'
            scaffold_project | {"name":{"a":"b"}}                       | 'name'
            scaffold_project | {"name":"ok","with_tests":"yes"}         | 'with_tests'
            scaffold_project | {"name":"ok","with_tests":1}             | 'with_tests'
            scaffold_project | {"name":"ok","with_tests":[null]}        | 'with_tests'
            scaffold_project | {"name":"ok","force":true}               | 'force'
            scaffold_project | {"name":"ok","NAME":"x"}                 | 'NAME'
            scaffold_project | {"name":"ok","name ":"x"}                | 'name '
            scaffold_project | {"name":"ok","":"x"}                     | ''
            scaffold_project | {"name":"ok","__proto__":{"a":1}}        | '__proto__'
            scaffold_project | {"name":"ok","path":"/etc"}              | 'path'
            code_gen         | {"prompt":""}                            | 'prompt'
            code_gen         | {"prompt":"x","fallback":true}           | 'fallback'
            code_gen         | {"prompt":"x","LUNA_URL":"http://evil"}  | 'LUNA_URL'
            voice_speak      | {"text":"x","voice":7}                   | 'voice'
            git_clone        | {"url":["https://example.com/a"]}        | 'url'
            git_clone        | {"url":"https://example.com/a","depth":0} | 'depth'
            git_clone        | {"url":"https://example.com/a","ref":1}  | 'ref'
            run_tests        | {"path":"."  ,"args":["-p","x"]}         | 'args'
            run_tests        | {"path":"."  ,"timeout":"10h"}           | 'timeout'
            build_image      | {"tag":"a","build_args":{"A":"B"}}       | 'build_args'
            img_bw           | {"image_url":7}                          | 'image_url'
            img_bw           | {"puch_image_data":[1,2]}                | 'puch_image_data'
            list_issues      | {"owner":"o","repo":"r","limit":"many"}  | 'limit'
            list_issues      | {"owner":"o","repo":"r","limit":0}       | 'limit'
            list_issues      | {"owner":"o","repo":"r","limit":-1}      | 'limit'
            list_issues      | {"owner":"o","repo":"r","limit":101}     | 'limit'
            list_issues      | {"owner":"o","repo":"r","limit":1.5}     | 'limit'
            list_issues      | {"owner":"o","repo":"r","limit":1e300}   | 'limit'
            list_issues      | {"owner":"o","repo":"r","limit":9223372036854775808} | 'limit'
            list_issues      | {"owner":"o","repo":"r","state":"all"}   | 'state'
            pr_state         | {"owner":"o","repo":"r","number":1,"state":"merged"} | 'state'
            close_pr         | {"owner":"o","repo":"r","number":2147483648} | 'number'
            ci_trigger       | {"owner":"o","repo":"r","workflow_file":"a.yml","inputs":"x"} | 'inputs'
            about            | {"x":1}                                  | 'x'
            """)
    void are_refused_by_name(String tool, String arguments, String named) throws IOException {
        assertThat(target.refuses(tool, map(arguments))).contains(named);
    }

    @ParameterizedTest
    @CsvSource({
        "code_gen, prompt, 20001",
        "voice_speak, text, 5001",
        "bw_remote, image_url, 2049",
        "img_bw, image_url, 1000000",
        "git_clone, url, 1000000",
        "git_clone, ref, 1000000",
        "scaffold_project, name, 1000000",
        "run_tests, path, 1000000",
        "build_image, tag, 1000000"
    })
    void a_text_too_long_is_refused_and_not_repeated(String tool, String argument, int length) throws IOException {
        ObjectNode arguments = MAPPER.createObjectNode().put(argument, "a".repeat(length));
        if (argument.equals("ref")) {
            arguments.put("url", "https://example.com/a");
        }

        assertThat(target.refuses(tool, map(arguments.toString()))).doesNotContain("a".repeat(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[\"ok\"]", "\"name=ok\"", "7", "true"})
    void arguments_that_are_no_object_are_refused(String arguments) {
        String call = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
                + "{\"name\":\"scaffold_project\",\"arguments\":" + arguments + "}}";

        var answer = JsonRpc.json(target.send(target.server().request(call)).body());

        assertThat(answer.at("/result/isError").asBoolean() || answer.has("error"))
                .as(answer.toString())
                .isTrue();
        assertThat(target.workspace().resolve("ok")).doesNotExist();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(String json) {
        return MAPPER.convertValue(JsonRpc.json(json), Map.class);
    }
}
