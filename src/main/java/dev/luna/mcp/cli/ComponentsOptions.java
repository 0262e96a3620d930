package dev.luna.mcp.cli;

import dev.luna.mcp.component.ComponentInstaller;
import dev.luna.mcp.component.ServerContents;
import dev.luna.mcp.component.resolve.ComponentResolver;
import dev.luna.mcp.component.resolve.FallbackProxies;
import dev.luna.mcp.component.resolve.MavenFiles;
import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of commands that ask Maven repositories. */
final class ComponentsOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "Maven settings with repositories, mirrors and proxies (default: ~/.m2/settings.xml).")
    private Path settings;

    @Option(names = "--offline", description = "Use only what the local Maven repository has.")
    private boolean offline;

    /** Opens the repositories. */
    ComponentResolver resolver(ServerContents server) {
        if (settings != null && !Files.isRegularFile(settings)) {
            throw new ParameterException(command.commandLine(), "--settings: no such file: " + settings);
        }
        MavenFiles files = new MavenFiles(
                Path.of(System.getProperty("user.home")),
                System.getenv(),
                Optional.ofNullable(settings),
                new FallbackProxies(ownSettings().asMap()));
        return new ComponentResolver(files, offline, server);
    }

    /** The directory of the components of this installation. */
    static Path library() {
        return Path.of(ownSettings().get("luna.lib"));
    }

    private static Settings ownSettings() {
        return Settings.load(Installation.find().directory(), System.getenv(), Map.of());
    }

    /** The installer of the components of this installation. */
    static ComponentInstaller installer() {
        return new ComponentInstaller(library());
    }
}
