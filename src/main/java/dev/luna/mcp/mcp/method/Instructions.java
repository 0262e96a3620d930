package dev.luna.mcp.mcp.method;

import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.tool.Tool;
import dev.luna.mcp.tool.ToolAccess;
import dev.luna.mcp.tool.ToolRegistry;
import dev.luna.mcp.tool.search.ToolSearch;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The instructions of the server for language models: the owner's, or else a list of the tools that are offered. Some clients
 * choose by them which tools to look at. Thread-safe.
 */
public final class Instructions {

    /** Claude Code cuts instructions off after 2 KB. */
    private static final int LONGEST_LIST = 2000;

    private static final String FILES =
            " Files live in one workspace; paths that tools take and give are relative to it.";

    private static final String SEARCH =
            "Most of the %d tools are not in the list: call " + ToolSearch.TOOL + " with words for what you need. ";

    private final String set;
    private final ToolRegistry tools;
    private final boolean search;

    /**
     * @param set the owner's instructions; empty for the list of tools
     * @param search true if lists have only a few of the tools, and a tool finds the others
     */
    public Instructions(String set, ToolRegistry tools, boolean search) {
        this.set = set;
        this.tools = tools;
        this.search = search;
    }

    /** The text as it is now for a principal: of the tools that it may call. */
    public String text(Principal principal) {
        List<Tool> permitted = tools.tools().stream()
                .filter(tool -> ToolAccess.permits(principal.permissions(), tool))
                .toList();
        return search && permitted.stream().anyMatch(tool -> tool.name().equals(ToolSearch.TOOL))
                ? SEARCH.formatted(permitted.size()) + about(permitted)
                : about(permitted);
    }

    private String about(List<Tool> permitted) {
        if (!set.isBlank()) {
            return set;
        }
        Map<String, List<String>> families = ToolRegistry.families(permitted);
        if (families.isEmpty()) {
            return "This server offers no tools now.";
        }
        String all = families.entrySet().stream()
                .map(family -> family.getKey() + ": " + String.join(", ", family.getValue()))
                .collect(Collectors.joining("; ", "Tools by family. ", "."));
        return (all.length() <= longest() ? all : familiesOnly(families)) + FILES;
    }

    private String familiesOnly(Map<String, List<String>> families) {
        String names = "Families of tools: " + String.join(", ", families.keySet());
        return (names.length() <= longest()
                        ? names
                        : names.substring(0, names.lastIndexOf(',', longest())) + " and others")
                + ".";
    }

    private int longest() {
        return search ? LONGEST_LIST - SEARCH.length() : LONGEST_LIST;
    }
}
