package dev.luna.mcp.cli;

import dev.luna.mcp.LunaServer;
import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that select a server: a running one with --url, otherwise the tools in this process. */
final class ServerOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "URL of a running server, such as http://localhost:8086/mcp. Without it the tools run in this process.")
    private URI url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "Token of the server at --url (default: AUTH_TOKEN of the environment or of .env).")
    private String token;

    @Mixin
    private ToolsOption tools;

    /** @throws Exception if the tools cannot be started here */
    ToolServer open() throws Exception {
        if (url == null) {
            Installation installation = Installation.find();
            Settings settings = Settings.load(installation.directory(), System.getenv(), Map.of());
            return new LocalServer(LunaServer.startTools(settings, installation, tools.orDefault(installation)));
        }
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new ParameterException(
                    command.commandLine(), "--url must be a URL such as http://localhost:8086/mcp, got " + url);
        }
        return new RemoteServer(url.getPath().length() > 1 ? url : url.resolve("/mcp"), token());
    }

    private String token() {
        if (token != null) {
            return token;
        }
        return Stream.of(Path.of(""), Installation.find().directory())
                .map(directory -> Settings.load(directory, System.getenv(), Map.of()))
                .filter(settings -> !settings.isTokenGenerated())
                .findFirst()
                .map(settings -> settings.get("luna.auth-token"))
                .orElseThrow(
                        () -> new ParameterException(
                                command.commandLine(),
                                "the token of the server is missing: use --token, or set AUTH_TOKEN in the environment or in .env"));
    }
}
