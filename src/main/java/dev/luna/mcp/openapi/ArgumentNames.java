package dev.luna.mcp.openapi;

import dev.luna.mcp.openapi.operation.ApiParameter;
import dev.luna.mcp.tool.SteeringHeaders;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names the arguments of a tool: letters, digits and underscores, as every client allows them. Stateless. */
final class ArgumentNames {

    private static final int LONGEST = 60;

    private ArgumentNames() {}

    /** The arguments for some parameters; of two with one name the later one gets its place added. */
    static List<ToolArgument> of(List<ApiParameter> parameters) {
        List<ToolArgument> arguments = new ArrayList<>();
        // Camel, which carries arguments, does not tell capitals from small letters.
        Set<String> taken = new HashSet<>();
        for (ApiParameter parameter : parameters) {
            String wanted = plain(parameter.name());
            String name = wanted;
            if (taken.contains(name.toLowerCase(Locale.ROOT))) {
                wanted += "_" + parameter.place().name().toLowerCase(Locale.ROOT);
                name = wanted;
            }
            for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
                name = wanted + "_" + i;
            }
            arguments.add(new ToolArgument(name, parameter));
        }
        return arguments;
    }

    private static String plain(String name) {
        String words = name.replaceAll("[^A-Za-z0-9_]+", "_").replaceAll("^_+|_+$", "");
        String cut = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        return cut.isEmpty() || SteeringHeaders.contains(cut) ? "argument_" + cut : cut;
    }
}
