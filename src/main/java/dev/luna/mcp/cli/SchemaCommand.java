package dev.luna.mcp.cli;

import dev.luna.mcp.LunaServer;
import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.tool.editor.ToolFileSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code luna schema}: prints the JSON Schema of tool files, with the blocks and components of the installation. */
@Command(
        name = "schema",
        description =
                "Print the JSON Schema of tool files for editors. It has the options of all installed components and of your own blocks.")
final class SchemaCommand implements Callable<Integer> {

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "File to write the schema to, such as tool-schema.json. An existing file is replaced.")
    private Path out;

    @Mixin
    private ToolsOption tools;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Installation installation = Installation.find();
        Settings settings = Settings.load(installation.directory(), System.getenv(), Map.of());
        try (LunaServer server = LunaServer.startTools(settings, installation, tools.orDefault(installation))) {
            String schema = ToolFileSchema.of(server.context()).toString();
            if (out == null) {
                print(spec.commandLine().getOut(), schema);
            } else {
                write(schema);
            }
            int unloaded = server.registry().loadErrors().size();
            if (unloaded > 0) {
                print(
                        spec.commandLine().getErr(),
                        unloaded + " of the files do not load; if one is a block, the schema"
                                + " lacks it. Run luna check.");
            }
        }
        return 0;
    }

    private void write(String schema) {
        try {
            Files.writeString(out, schema + "\n");
        } catch (IOException e) {
            throw new CommandFailedException(
                    "cannot write " + out + ": is there such a directory, and may you write to it?");
        }
        print(
                spec.commandLine().getOut(),
                "Wrote " + out + ". Write it again after an update, and when you add a component or a block.");
    }

    private static void print(PrintWriter writer, String text) {
        writer.println(text);
        writer.flush();
    }
}
