package dev.luna.mcp.builtin.git;

import dev.luna.mcp.workspace.Workspace;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;

/** The bean of the routes in {@code routes/tools/git}. */
public class GitToolsConfiguration implements CamelConfiguration {

    @BindToRegistry("gitClones")
    public GitClones gitClones(Workspace workspace, RemoteHosts hosts) {
        return new GitClones(workspace, hosts);
    }
}
