package dev.luna.mcp.cli;

import dev.luna.mcp.LunaServer;
import dev.luna.mcp.cli.distribution.Distribution;
import dev.luna.mcp.cli.distribution.DockerImage;
import dev.luna.mcp.cli.distribution.ProjectContents;
import dev.luna.mcp.cli.distribution.ProjectFiles;
import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.digest.Sha256;
import dev.luna.mcp.masking.SecretMask;
import dev.luna.mcp.tool.Diagnostic;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code luna package}: makes an archive of a project that runs on another machine, and an image. */
@Command(
        name = "package",
        description = "Make an archive of this project that runs on another machine: the server, routes/, lib/ and"
                + " application.properties, without secrets. The project must pass luna check.")
final class PackageCommand implements Callable<Integer> {

    @Mixin
    private ArchiveOption archiveOption;

    @Option(names = "--image", paramLabel = "TAG", description = "Also build an image with this tag; needs docker.")
    private String tag;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Installation installation = Installation.find();
        Path archive = archiveOption.archive(installation);
        Optional<DockerImage> image = Optional.ofNullable(tag).map(DockerImage::new);
        Path jar = Installation.jar()
                .orElseThrow(
                        () -> new CommandFailedException("the archive needs luna-mcp-server.jar, and this program does"
                                + " not run from it. Run: java -jar luna-mcp-server.jar package"));
        Settings settings = Settings.load(installation.directory(), System.getenv(), Map.of());
        requirePortable(settings, installation);
        requireNoFindings(settings, installation);
        // Without the variables of this shell, whose names and values are not those of the project.
        SecretMask secrets = new SecretMask(
                Settings.load(installation.directory(), Map.of(), Map.of()).secrets(), true);
        ProjectContents project = new ProjectFiles(installation.directory(), secrets).choose();
        Distribution distribution = new Distribution(project, jar);
        distribution.write(archive, ArchiveOption.name(archive));
        report(archive, distribution, project);
        if (image.isPresent()) {
            build(image.get(), distribution, archive);
        }
        return 0;
    }

    private static void requirePortable(Settings settings, Installation installation) {
        Path library = Path.of(settings.get("luna.lib"));
        if (Files.exists(library) && !library.equals(installation.directory().resolve("lib"))) {
            throw new CommandFailedException(
                    "luna.lib is " + library
                            + ", and only lib/ of the project can be packaged. Remove the setting and run luna add in the project");
        }
        List<String> secrets = Settings.secretsOfProperties(installation.directory());
        if (!secrets.isEmpty()) {
            throw new CommandFailedException("application.properties has secrets: " + String.join(", ", secrets)
                    + ". Move the values to .env, which is not packaged, and leave the names with empty values");
        }
    }

    private void requireNoFindings(Settings settings, Installation installation) throws Exception {
        List<Diagnostic> findings = LunaServer.check(settings, installation, List.of(installation.tools()));
        if (!findings.isEmpty()) {
            findings.forEach(spec.commandLine().getOut()::println);
            throw new CommandFailedException("luna check finds " + findings.size()
                    + (findings.size() == 1 ? " problem" : " problems") + ", so nothing was packaged");
        }
    }

    private void report(Path archive, Distribution distribution, ProjectContents project) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "Packaged %d files in %s (%.1f MB)%n", distribution.files().size(), archive, Files.size(archive) / 1e6);
        out.println("  SHA-256 " + Sha256.ofFile(archive));
        if (!project.leftOut().isEmpty()) {
            out.println("Left out:");
            project.leftOut().forEach(file -> out.println("  " + file));
        }
        out.println("On a machine with Java 17 or newer, put secrets into the environment or into .env, and run:");
        out.println("  tar xzf " + archive.getFileName() + " && " + ArchiveOption.name(archive) + "/luna");
        out.flush();
    }

    private void build(DockerImage image, Distribution distribution, Path archive) throws Exception {
        if (!DockerImage.hasEngine()) {
            throw new CommandFailedException(
                    "no image was built, because no docker engine can be reached. On a machine that has"
                            + " one, the archive is all that is needed: tar xzf " + archive.getFileName()
                            + " && docker build --tag "
                            + image.tag() + " " + ArchiveOption.name(archive));
        }
        image.build(distribution);
        spec.commandLine()
                .getOut()
                .println("Built the image " + image.tag() + ". Run it: docker run --publish"
                        + " 127.0.0.1:8086:8086 --env AUTH_TOKEN " + image.tag());
        spec.commandLine().getOut().flush();
    }
}
