package dev.luna.mcp.cli;

import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.openapi.ApiImport;
import dev.luna.mcp.openapi.Drift;
import dev.luna.mcp.openapi.Selection;
import dev.luna.mcp.openapi.ServerCheck;
import dev.luna.mcp.openapi.ToolDirectory;
import dev.luna.mcp.openapi.document.DocumentException;
import dev.luna.mcp.openapi.document.DocumentStore;
import dev.luna.mcp.openapi.document.Documents;
import dev.luna.mcp.openapi.document.RemoteDocuments;
import dev.luna.mcp.openapi.operation.RefusedException;
import dev.luna.mcp.outbound.GuardedDownload;
import dev.luna.mcp.outbound.OutboundConfiguration;
import dev.luna.mcp.outbound.OutboundPolicy;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code luna import openapi}: writes a tool file for each operation of an API. Never overwrites a file. */
@Command(
        name = "openapi",
        description =
                "Create a tool file for each operation that an OpenAPI 3.0 or 3.1 document describes. Files that exist"
                        + " are not changed.")
final class ImportOpenApiCommand implements Callable<Integer> {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @Parameters(paramLabel = "FILE|URL", description = "The document, JSON or YAML.")
    private String document;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Directory to create the tools in (default: routes/tools).")
    private Path out;

    @Option(
            names = "--include",
            paramLabel = "WHAT",
            description = "Only these operations: tag:NAME, a path such as '/pets/**', or an operationId; repeatable.")
    private List<String> include = List.of();

    @Option(names = "--read-only", description = "Only operations that change nothing (GET).")
    private boolean readOnly;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Address of the API in place of those in the document.")
    private Optional<String> server = Optional.empty();

    @Option(
            names = "--credentials",
            paramLabel = "NAME",
            description = "Name of the credentials of all tools, also if the document declares none.")
    private Optional<String> credentials = Optional.empty();

    @Option(names = "--dry-run", description = "Print the files instead of writing them.")
    private boolean dryRun;

    @Option(
            names = "--check",
            description =
                    "Write nothing; print what differs between document and files. The exit code is 1 if anything does.")
    private boolean check;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (credentials.filter(name -> !name.matches("[a-z][a-z0-9]{0,29}")).isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "--credentials: use up to 30 lower-case letters and digits, such as shop");
        }
        Installation installation = Installation.find();
        Settings settings = Settings.load(installation.directory(), System.getenv(), Map.of());
        OutboundPolicy policy = new OutboundConfiguration()
                .outboundPolicy(
                        settings.get("luna.outbound-allow"),
                        settings.get("luna.outbound.http-proxy"),
                        settings.get("luna.outbound.https-proxy"),
                        settings.get("luna.outbound.no-proxy"));
        List<URI> services = Stream.of(settings.get("luna.url"), settings.get("luna.github-api-url"))
                .filter(url -> !url.isEmpty())
                .map(URI::create)
                .toList();
        try (GuardedDownload downloads = new GuardedDownload(policy, DEADLINE, DocumentStore.MOST_BYTES)) {
            ApiImport api = new ApiImport(
                    documents(new RemoteDocuments(downloads)),
                    server,
                    credentials,
                    new ServerCheck(policy.trusting(services)));
            api.run(new Selection(include, readOnly));
            ToolDirectory directory = ToolDirectory.read(out == null ? installation.tools() : out, api.title());
            return report(api, directory);
        } catch (DocumentException | RefusedException e) {
            throw new CommandFailedException(e.getMessage());
        }
    }

    private Documents documents(DocumentStore urls) {
        if (!document.matches("(?i)https?://.*")) {
            return Documents.of(Path.of(document).toAbsolutePath(), urls);
        }
        try {
            return Documents.of(URI.create(document), urls);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), document + " is no URL: " + e.getMessage());
        }
    }

    private int report(ApiImport api, ToolDirectory directory) throws IOException {
        PrintWriter said = spec.commandLine().getOut();
        if (check) {
            List<String> drift = Drift.of(api, directory);
            drift.forEach(said::println);
            said.println(drift.isEmpty() ? "The files are as the document says." : drift.size() + " differences.");
            said.flush();
            return drift.isEmpty() ? 0 : 1;
        }
        int created = new ImportReport(said, api, directory).write(dryRun);
        said.flush();
        return created > 0 || api.remarks().isEmpty() && !api.tools().isEmpty() ? 0 : 1;
    }
}
