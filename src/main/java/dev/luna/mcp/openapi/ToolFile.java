package dev.luna.mcp.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * The file of an imported tool. Immutable.
 *
 * @param path below the directory of the tools, with slashes
 * @param text the route
 */
public record ToolFile(String path, String text) {

    private static final int WIDTH = 140;

    /**
     * A file of one tool.
     *
     * @param tool the options of {@code ai-tool:}
     * @param request the options of {@code block:http}
     */
    static ToolFile of(
            String name, String family, ImportMark mark, Map<String, String> tool, Map<String, String> request) {
        Map<String, Object> from = new LinkedHashMap<>();
        from.put("uri", "ai-tool:" + name);
        from.put("parameters", plain(tool));
        from.put("steps", List.of(Map.of("to", ordered("uri", "block:http", "parameters", plain(request)))));
        Map<String, Object> route = ordered("id", name, "from", from);
        Dump dump = new Dump(DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(WIDTH)
                .setIndicatorIndent(2)
                .setIndentWithIndicator(true)
                .build());
        String text = dump.dumpToString(List.of(Map.of("route", route)));
        return new ToolFile(family + "/" + name + ".camel.yaml", mark.comment() + text.replaceAll("(?m)^  ", ""));
    }

    /** Booleans and whole numbers are written without quotes. */
    private static Map<String, Object> plain(Map<String, String> options) {
        Map<String, Object> plain = new LinkedHashMap<>();
        options.forEach((name, text) -> plain.put(
                name,
                text.equals("true") || text.equals("false")
                        ? (Object) Boolean.valueOf(text)
                        : text.matches("0|-?[1-9]\\d{0,17}") ? Long.valueOf(text) : text));
        return plain;
    }

    private static Map<String, Object> ordered(String first, Object one, String second, Object two) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(first, one);
        map.put(second, two);
        return map;
    }
}
