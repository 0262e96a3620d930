package dev.luna.mcp.tool.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds tool declarations that known clients reject although the protocol allows them. Each finding names the client
 * and a remedy. Stateless.
 */
public final class ClientRules {

    /** Kind of these findings. */
    public static final String KIND = "client-limit";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern ARGUMENT = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    /** Longest name for Claude Code: it prepends {@code mcp__SERVER__}, and its limit is 64. */
    private static final int MAX_NAME_FOR_CLAUDE_CODE = 45;

    private static final List<String> BRANCHES =
            List.of("anyOf", "oneOf", "allOf", "not", "enum", "const", "if", "$ref");

    /** An escaped backslash. */
    private static final Pattern BACKSLASH = Pattern.compile("\\\\\\\\");

    /** Escapes that RE2 does not support, such as back references. */
    private static final Pattern FOREIGN_ESCAPE = Pattern.compile("\\\\[1-9uceGhHkNRXVZ]");

    /** Character classes and escaped characters, in which the signs of the next pattern are literal. */
    private static final Pattern LITERAL = Pattern.compile("\\[\\^?]?(?:\\\\.|[^\\]\\\\])*]|\\\\.");

    /** Look-around, atomic groups, possessive quantifiers, and counts over 1000. */
    private static final Pattern NOT_RE2 = Pattern.compile("\\(\\?(?:[=!>]|<[=!])|[*+?}]\\+"
            + "|\\{(?:\\d+,)?(?:\\d{5,}|100[1-9]|10[1-9]\\d|1[1-9]\\d\\d|[2-9]\\d{3})(?:,\\d*)?}");

    /** Maximum number of tools that VS Code sends with a request. */
    private static final int MAX_TOOLS_FOR_VS_CODE = 128;

    private ClientRules() {}

    /** Returns the findings for a list of tools, each with the name of the tool. */
    public static List<String> findings(List<Tool> tools) {
        List<String> findings = new ArrayList<>();
        for (Tool tool : tools) {
            findings(tool).forEach(finding -> findings.add(tool.name() + ": " + finding));
        }
        if (tools.size() > MAX_TOOLS_FOR_VS_CODE) {
            findings.add(tools.size() + " tools: VS Code takes " + MAX_TOOLS_FOR_VS_CODE
                    + " at most; choose some with luna.tools.include");
        }
        return findings;
    }

    /** Returns the findings for a tool. */
    public static List<String> findings(Tool tool) {
        List<String> findings = new ArrayList<>();
        name(tool.name(), findings);
        JsonNode arguments = tool.arguments().json();
        BRANCHES.stream()
                .filter(arguments::has)
                .forEach(word -> findings.add("argSchema has " + word
                        + " at the top, which Claude and OpenAI refuse; describe the condition in words instead"));
        walk(arguments, "", findings);
        if (tool.output() != null && !tool.output().isOfObject()) {
            findings.add(
                    "outputSchema is not of type object, which the TypeScript SDK 1.x and every client before 2026-07-28"
                            + " refuse, so they do not see it; wrap the result in an object");
        }
        return findings;
    }

    private static void name(String name, List<String> findings) {
        if (!NAME.matcher(name).matches()) {
            findings.add("the name '" + name
                    + "' is refused by Claude and OpenAI, which take 1 to 64 letters, digits, '_' and"
                    + " '-'; choose another name");
        } else if (name.length() > MAX_NAME_FOR_CLAUDE_CODE) {
            findings.add("the name '" + name + "' is longer than " + MAX_NAME_FOR_CLAUDE_CODE
                    + " characters, which Claude Code refuses with the server's name in front; choose a shorter one");
        }
        if (!Character.isLetter(name.charAt(0)) && name.charAt(0) != '_') {
            findings.add("the name '" + name + "' is refused by Gemini, for which it must begin with a letter or '_'");
        }
    }

    private static void walk(JsonNode schema, String name, List<String> findings) {
        String type = schema.path("type").asText();
        String where = name.isEmpty() ? "argSchema" : "the argument '" + name + "'";
        if (type.equals("array") && !schema.has("items") && !schema.has("prefixItems")) {
            findings.add(where + " is an array without items, which VS Code and OpenAI refuse; add items");
        }
        if (type.equals("object")
                && !name.isEmpty()
                && schema.path("properties").isEmpty()) {
            findings.add(where
                    + " is an object without properties, which Gemini refuses; declare them in argSchema, or take a"
                    + " string with contentMediaType application/json");
        }
        if (schema.path("pattern").isTextual() && !isRe2(schema.get("pattern").textValue())) {
            findings.add(where
                    + " has a pattern that clients in Go refuse (RE2: no look-around, no back references, no \\u, no count over"
                    + " 1000); write \\xHH for a character, and maxLength for the length");
        }
        schema.path("properties")
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(field -> !ARGUMENT.matcher(field).matches())
                .forEach(field ->
                        findings.add("the argument '" + field + "' makes Claude refuse all tools: it takes 1 to 64"
                                + " letters, digits, '_', '-' and '.'; choose another name"));
        children(schema, name).forEach(child -> walk(child.getValue(), child.getKey(), findings));
    }

    private static boolean isRe2(String pattern) {
        String text = BACKSLASH.matcher(pattern).replaceAll("x");
        return !FOREIGN_ESCAPE.matcher(text).find()
                && !NOT_RE2.matcher(LITERAL.matcher(text).replaceAll("x")).find();
    }

    private static Stream<Map.Entry<String, JsonNode>> children(JsonNode schema, String name) {
        Stream<Map.Entry<String, JsonNode>> fields = Stream.of("properties", "$defs", "definitions")
                .flatMap(word -> schema.path(word).propertyStream())
                .map(field ->
                        Map.entry(name.isEmpty() ? field.getKey() : name + "." + field.getKey(), field.getValue()));
        Stream<Map.Entry<String, JsonNode>> same = Stream.concat(
                        Stream.of(schema.path("items"), schema.path("additionalProperties")),
                        Stream.of("anyOf", "oneOf", "allOf", "prefixItems")
                                .flatMap(word -> schema.path(word).valueStream()))
                .filter(JsonNode::isObject)
                .map(child -> Map.entry(name, child));
        return Stream.concat(fields, same);
    }
}
