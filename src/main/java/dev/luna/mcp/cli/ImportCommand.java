package dev.luna.mcp.cli;

import picocli.CommandLine.Command;

/** The command {@code luna import}, with a subcommand for each kind of description. */
@Command(
        name = "import",
        description = "Create tools from the description of an API.",
        subcommands = ImportOpenApiCommand.class)
final class ImportCommand {}
