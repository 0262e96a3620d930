package dev.luna.mcp.process;

import dev.luna.mcp.process.sandbox.SandboxKind;
import java.nio.file.Path;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.PropertyInject;
import org.apache.camel.util.TimeUtils;

/** The executor behind {@code exec:}, from the settings {@code luna.exec.*}. */
public class ProcessConfiguration implements CamelConfiguration {

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
            WorkingDirectories directories,
            @PropertyInject("luna.exec.commands") String otherCommands,
            @PropertyInject("luna.exec.max-running") int permits,
            @PropertyInject("luna.exec.output-limit") int outputLimit) {
        return BoundedCommandExecutor.create(
                AllowedCommands.with(otherCommands), environment, limits, sandbox, directories, permits, outputLimit);
    }

    /** Replaces Camel's component of the same name. */
    @BindToRegistry("exec")
    public BoundedExecComponent exec() {
        return new BoundedExecComponent();
    }
}
