package dev.luna.mcp.exec;

import dev.luna.mcp.exec.dev.ImageBuilds;
import dev.luna.mcp.exec.dev.Scaffold;
import dev.luna.mcp.exec.dev.TestRuns;
import dev.luna.mcp.exec.git.GitClones;
import dev.luna.mcp.exec.git.RemoteHosts;
import java.nio.file.Path;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.PropertyInject;

/** The beans that the routes of the families git and dev name. */
public class ExecConfiguration implements CamelConfiguration {

    @BindToRegistry("boundedExecutor")
    public BoundedCommandExecutor boundedExecutor(
            @PropertyInject("luna.exec.search-path") String searchPath,
            @PropertyInject("luna.exec.docker-host") String dockerHost,
            @PropertyInject("luna.exec.max-running") int places,
            @PropertyInject("luna.exec.output-limit") int outputLimit) {
        return BoundedCommandExecutor.create(searchPath, dockerHost, places, outputLimit);
    }

    @BindToRegistry("workspace")
    public Workspace workspace(@PropertyInject("luna.workspace") String directory) {
        return new Workspace(Path.of(directory));
    }

    @BindToRegistry("gitClones")
    public GitClones gitClones(Workspace workspace, RemoteHosts hosts) {
        return new GitClones(workspace, hosts);
    }

    @BindToRegistry("scaffold")
    public Scaffold scaffold(Workspace workspace) {
        return new Scaffold(workspace);
    }

    @BindToRegistry("testRuns")
    public TestRuns testRuns(Workspace workspace) {
        return new TestRuns(workspace);
    }

    @BindToRegistry("imageBuilds")
    public ImageBuilds imageBuilds(Workspace workspace) {
        return new ImageBuilds(workspace);
    }
}
