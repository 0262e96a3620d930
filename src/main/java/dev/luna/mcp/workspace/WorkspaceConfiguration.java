package dev.luna.mcp.workspace;

import dev.luna.mcp.process.PrivateDirectory;
import dev.luna.mcp.process.StaleProcessCleaner;
import java.nio.file.Path;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.PropertyInject;

/** The workspace, after the processes and files of servers that were killed are removed. */
public class WorkspaceConfiguration implements CamelConfiguration {

    @BindToRegistry("workspace")
    public Workspace workspace(@PropertyInject("luna.workspace") String directory) {
        StaleProcessCleaner.clean();
        PrivateDirectory.removeStale();
        Workspace workspace = new Workspace(Path.of(directory));
        workspace.removeStale();
        return workspace;
    }
}
