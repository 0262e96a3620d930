package dev.luna.mcp.cli;

import dev.luna.mcp.config.CommandExceptionHandler;
import dev.luna.mcp.config.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ScopeType;

/** The command line of the jar. Without a subcommand it serves: {@code luna --port 80} is
 * {@code luna serve --port 80}. */
@Command(
        name = "luna",
        description = "An MCP server in which every tool is an Apache Camel route.",
        mixinStandardHelpOptions = true,
        versionProvider = LunaCommand.Version.class,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        synopsisSubcommandLabel = "[COMMAND]")
public final class LunaCommand {

    /** The version of this build. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"luna-mcp-server " + Settings.version()};
        }
    }

    private static final Map<String, Class<?>> SUBCOMMANDS = new LinkedHashMap<>();

    static {
        SUBCOMMANDS.put("serve", ServeCommand.class);
        SUBCOMMANDS.put("tools", ToolsCommand.class);
        SUBCOMMANDS.put("call", CallCommand.class);
        SUBCOMMANDS.put("init", InitCommand.class);
        SUBCOMMANDS.put("new", NewCommand.class);
        SUBCOMMANDS.put("check", CheckCommand.class);
        SUBCOMMANDS.put("schema", SchemaCommand.class);
        SUBCOMMANDS.put("import", ImportCommand.class);
        SUBCOMMANDS.put("token", TokenCommand.class);
        SUBCOMMANDS.put("add", AddCommand.class);
        SUBCOMMANDS.put("remove", RemoveCommand.class);
        SUBCOMMANDS.put("components", ComponentsCommand.class);
        SUBCOMMANDS.put("connections", ConnectionsCommand.class);
        SUBCOMMANDS.put("package", PackageCommand.class);
    }

    private LunaCommand() {}

    /** Runs a command and exits: with 0 if it succeeded, 1 if it failed, 2 if the command line is invalid. */
    public static void main(String[] arguments) {
        String[] complete = withDefault(arguments);
        System.exit(commandLine(complete).execute(complete));
    }

    /**
     * The command line, to be executed once. It has only the subcommand that comes first in the arguments, because picocli examines
     * each one by reflection; all of them if none does.
     */
    static CommandLine commandLine(String... arguments) {
        CommandLine luna = new CommandLine(new LunaCommand());
        String first = arguments.length == 0 ? "" : arguments[0];
        SUBCOMMANDS.forEach((name, command) -> {
            if (name.equals(first) || !SUBCOMMANDS.containsKey(first)) {
                luna.addSubcommand(name, command);
            }
        });
        luna.setExecutionExceptionHandler(new CommandExceptionHandler());
        luna.setParameterExceptionHandler(new UsageErrorHandler());
        luna.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, LunaCommand::defaults);
        return luna;
    }

    private static String defaults(Help help) {
        return "%nWithout a command, luna runs serve, which has these options:%n%s%n"
                .formatted(help.subcommands().get("serve").optionList());
    }

    /** Adds {@code serve} to a command line that has no subcommand. */
    static String[] withDefault(String... arguments) {
        boolean complete = arguments.length > 0
                && (!arguments[0].startsWith("-")
                        || Stream.of("-h", "--help", "-V", "--version").anyMatch(arguments[0]::equals));
        return complete
                ? arguments
                : Stream.concat(Stream.of("serve"), Stream.of(arguments)).toArray(String[]::new);
    }
}
