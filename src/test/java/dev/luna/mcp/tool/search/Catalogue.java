package dev.luna.mcp.tool.search;

import dev.luna.mcp.tool.ArgumentSchema;
import dev.luna.mcp.tool.TaskSupport;
import dev.luna.mcp.tool.Tool;
import dev.luna.mcp.tool.ToolHints;
import dev.luna.mcp.tool.ToolSchemas;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A thousand tools such as an importer makes of the API descriptions of a company: ten services, twenty things, five verbs. */
final class Catalogue {

    private static final List<String> SERVICES = List.of(
            "crm",
            "billing",
            "warehouse",
            "payroll",
            "helpdesk",
            "calendar",
            "marketing",
            "inventory",
            "shipping",
            "analytics");

    private static final List<String> THINGS = List.of(
            "contact",
            "invoice",
            "order",
            "employee",
            "ticket",
            "meeting",
            "campaign",
            "product",
            "parcel",
            "report",
            "address",
            "payment",
            "supplier",
            "salary",
            "attachment",
            "reminder",
            "newsletter",
            "discount",
            "label",
            "dashboard");

    private static final Map<String, String> VERBS = Map.of(
            "list", "List the %ss of the %s service, newest first, page by page.",
            "get", "Get one %s of the %s service by its id.",
            "create", "Create a %s in the %s service and return its id.",
            "update", "Change fields of a %s in the %s service; others keep their values.",
            "delete", "Delete a %s of the %s service for good.");

    private static final ToolSchemas SCHEMAS = new ToolSchemas();

    private Catalogue() {}

    static List<Tool> thousand() {
        List<Tool> tools = new ArrayList<>();
        for (String service : SERVICES) {
            for (String thing : THINGS) {
                VERBS.forEach((verb, text) -> tools.add(tool(
                        service + "_" + verb + "_" + thing, service, text.formatted(thing, service), thing + "_id")));
            }
        }
        return tools;
    }

    static Tool tool(String name, String tag, String description, String argument) {
        return new Tool(
                name,
                null,
                description,
                List.of(tag),
                ArgumentSchema.declared(Map.of(argument, "string"), SCHEMAS),
                null,
                new ToolHints(null, null, null, null, null),
                Duration.ofSeconds(1),
                TaskSupport.NEVER,
                Set.of(),
                Map.of());
    }
}
