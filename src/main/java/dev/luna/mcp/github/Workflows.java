package dev.luna.mcp.github;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Header;

/** The steps of {@code ci_trigger}. Stateless. */
public final class Workflows {

    /** The tool's result. GitHub only says that it took the order, not which run came of it. */
    public record Dispatched(boolean dispatched, String workflow, String ref) {}

    /** Asks for a run of the workflow. */
    public RestRequest dispatch(
            @Header("owner") String owner,
            @Header("repo") String repo,
            @Header("workflow_file") String workflow,
            @Header("ref") String ref,
            @Header("inputs") Map<String, Object> inputs) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("ref", GitHubNames.ref("ref", ref));
        if (inputs != null && !inputs.isEmpty()) {
            order.put("inputs", texts(inputs));
        }
        return RestRequest.post(owner, repo, "actions/workflows", GitHubNames.workflow(workflow), "dispatches")
                .sending(order);
    }

    /** What the tool answers. */
    public Dispatched dispatched(@Header("workflow_file") String workflow, @Header("ref") String ref) {
        return new Dispatched(true, workflow, ref);
    }

    /** The API takes every input as text, whatever type the workflow declares. */
    private static Map<String, String> texts(Map<String, Object> inputs) {
        Map<String, String> texts = new LinkedHashMap<>();
        inputs.forEach((name, value) -> {
            if (value == null || value instanceof Map || value instanceof List) {
                throw new InvalidArgumentException(
                        "Argument 'inputs' must hold texts, numbers or booleans only; '" + name + "' is none of them.");
            }
            texts.put(name, value.toString());
        });
        return texts;
    }
}
