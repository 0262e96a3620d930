package dev.luna.mcp.builtin.command;

import dev.luna.mcp.workspace.Workspace;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;

/** The bean of {@code routes/blocks/command.camel.yaml}. */
public class CommandBlockConfiguration implements CamelConfiguration {

    @BindToRegistry("commandBlock")
    public CommandBlock commandBlock(Workspace workspace) {
        return new CommandBlock(workspace);
    }
}
