package dev.luna.mcp.builtin;

import dev.luna.mcp.builtin.command.CommandCalls;
import dev.luna.mcp.builtin.docker.ImageBuilds;
import dev.luna.mcp.builtin.git.GitClones;
import dev.luna.mcp.builtin.git.RemoteHosts;
import dev.luna.mcp.builtin.python.Scaffold;
import dev.luna.mcp.builtin.python.TestProgress;
import dev.luna.mcp.builtin.python.TestRuns;
import dev.luna.mcp.process.AllowedCommands;
import dev.luna.mcp.process.BoundedCommandExecutor;
import dev.luna.mcp.process.BoundedExecComponent;
import dev.luna.mcp.process.CommandEnvironment;
import dev.luna.mcp.process.CommandLimits;
import dev.luna.mcp.process.GitProxies;
import dev.luna.mcp.process.Leftovers;
import dev.luna.mcp.process.PrivateDirectory;
import dev.luna.mcp.process.SandboxSettings;
import dev.luna.mcp.process.sandbox.SandboxKind;
import dev.luna.mcp.workspace.Workspace;
import java.nio.file.Path;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.PropertyInject;
import org.apache.camel.util.TimeUtils;

/** The beans that the routes of the families git and dev name. */
public class ExecConfiguration implements CamelConfiguration {

    private static final long MEBIBYTE = 1024L * 1024;

    @BindToRegistry("commandLimits")
    public CommandLimits commandLimits(
            @PropertyInject("luna.exec.limit-cpu-time") String cpuTime,
            @PropertyInject("luna.exec.limit-memory-mib") long memory,
            @PropertyInject("luna.exec.limit-processes") long processes,
            @PropertyInject("luna.exec.limit-file-mib") long fileSize,
            @PropertyInject("luna.exec.limit-open-files") long openFiles,
            @PropertyInject("luna.exec.min-free-mib") long freeSpace) {
        return new CommandLimits(
                TimeUtils.toDuration(cpuTime),
                memory * MEBIBYTE,
                processes,
                fileSize * MEBIBYTE,
                openFiles,
                freeSpace * MEBIBYTE);
    }

    @BindToRegistry("commandEnvironment")
    public CommandEnvironment commandEnvironment(
            @PropertyInject("luna.exec.search-path") String searchPath,
            @PropertyInject("luna.exec.docker-host") String dockerHost,
            @PropertyInject("luna.outbound.http-proxy") String httpProxy,
            @PropertyInject("luna.outbound.https-proxy") String httpsProxy) {
        return new CommandEnvironment(searchPath, dockerHost, GitProxies.of(httpProxy, httpsProxy));
    }

    @BindToRegistry("sandboxSettings")
    public SandboxSettings sandboxSettings(
            @PropertyInject("luna.exec.sandbox") String kind,
            @PropertyInject("luna.exec.sandbox-image") String image,
            @PropertyInject("luna.home") String home,
            @PropertyInject("luna.workspace") String workspace) {
        return new SandboxSettings(
                SandboxKind.of(kind), image, Path.of(home), Path.of(workspace).toAbsolutePath());
    }

    @BindToRegistry("boundedExecutor")
    public BoundedCommandExecutor boundedExecutor(
            CommandEnvironment environment,
            CommandLimits limits,
            SandboxSettings sandbox,
            Workspace workspace,
            @PropertyInject("luna.exec.commands") String otherCommands,
            @PropertyInject("luna.exec.max-running") int places,
            @PropertyInject("luna.exec.output-limit") int outputLimit) {
        return BoundedCommandExecutor.create(
                AllowedCommands.with(otherCommands), environment, limits, sandbox, workspace, places, outputLimit);
    }

    /** Puts the bounds around every {@code exec:}, in the place of Camel's component. */
    @BindToRegistry("exec")
    public BoundedExecComponent exec() {
        return new BoundedExecComponent();
    }

    @BindToRegistry("workspace")
    public Workspace workspace(@PropertyInject("luna.workspace") String directory) {
        Leftovers.killCommands();
        PrivateDirectory.tidy();
        Workspace workspace = new Workspace(Path.of(directory));
        workspace.tidy();
        return workspace;
    }

    @BindToRegistry("commandCalls")
    public CommandCalls commandCalls(Workspace workspace) {
        return new CommandCalls(workspace);
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

    @BindToRegistry("testProgress")
    public TestProgress testProgress() {
        return new TestProgress();
    }

    @BindToRegistry("imageBuilds")
    public ImageBuilds imageBuilds(
            Workspace workspace, SandboxSettings sandbox, @PropertyInject("luna.exec.build-fetch") boolean mayFetch) {
        return new ImageBuilds(workspace, sandbox.kind(), mayFetch);
    }
}
