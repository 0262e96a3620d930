package dev.luna.mcp;

import dev.luna.mcp.component.ComponentLibrary;
import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.ListenAddress;
import dev.luna.mcp.config.ProcessLimits;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.http.BoundedHttpServer;
import dev.luna.mcp.mcp.request.McpMethod;
import dev.luna.mcp.process.BoundedCommandExecutor;
import dev.luna.mcp.tool.AiToolComponent;
import dev.luna.mcp.tool.Diagnostic;
import dev.luna.mcp.tool.JvmErrorInterceptor;
import dev.luna.mcp.tool.ToolRegistry;
import dev.luna.mcp.tool.ToolSchemas;
import dev.luna.mcp.tool.loading.FrontDoor;
import dev.luna.mcp.tool.loading.RouteDirectories;
import dev.luna.mcp.tool.loading.RouteWatcher;
import dev.luna.mcp.tool.loading.ToolRoutes;
import dev.luna.mcp.tool.loading.ToolRoutesValidator;
import dev.luna.mcp.tool.loading.UnusedFiles;
import dev.luna.mcp.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import org.apache.camel.LoggingLevel;
import org.apache.camel.main.Main;
import org.apache.camel.model.RedeliveryPolicyDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server: a Camel application that loads its tools first and opens its front door last. */
public final class LunaServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LunaServer.class);

    private final Main camel;
    private final ComponentLibrary library;
    private Optional<RouteWatcher> watcher = Optional.empty();

    private LunaServer(Main camel, ComponentLibrary library, ToolSchemas schemas) {
        this.camel = camel;
        this.library = library;
        camel.bind("toolSchemas", schemas);
    }

    /**
     * Starts a server. It accepts requests when this method returns.
     *
     * @param installation the directory with the front door's routes
     * @param tools the tool directories
     * @throws IllegalArgumentException if a setting is not valid; the message names it and the reason
     * @throws Exception if the server cannot start. Load errors of tools do not prevent the start, see {@link
     *     ToolRegistry#loadErrors()}
     */
    public static LunaServer start(Settings settings, Installation installation, List<Path> tools) throws Exception {
        return start(settings, installation, tools, new ToolSchemas());
    }

    /**
     * Starts a server like the other {@code start}.
     *
     * @param schemas the compiler of the tools' schemas, which may still be preparing itself
     */
    public static LunaServer start(Settings settings, Installation installation, List<Path> tools, ToolSchemas schemas)
            throws Exception {
        ListenAddress.of(settings.get("luna.host"), settings.get("luna.port")).requireFree();
        ComponentLibrary library = library(settings);
        LunaServer server = new LunaServer(CamelApplication.create(settings, library), library, schemas);
        return server.starting(() -> {
            server.open(installation, tools, Boolean.parseBoolean(settings.get("luna.live")));
            return server;
        });
    }

    /**
     * Starts only the tools, for use in this process: without a port, an audit log and live reload.
     *
     * @param tools the tool directories
     * @throws Exception as in {@link #start}
     */
    public static LunaServer startTools(Settings settings, Installation installation, List<Path> tools)
            throws Exception {
        LunaServer server = withoutClients(settings);
        return server.starting(() -> {
            server.startContext();
            new ToolRoutes(server.context()).load(server.directories(installation, tools));
            return server;
        });
    }

    /**
     * Validates the routes of tools and of the front door, without opening a port.
     *
     * @param tools the tool directories
     * @return the problems; the source of each includes its directory
     * @throws Exception if the validation is not possible, for example because a setting is not valid
     */
    public static List<Diagnostic> check(Settings settings, Installation installation, List<Path> tools)
            throws Exception {
        try (LunaServer server = withoutClients(settings)) {
            return server.library.call(() -> server.findings(installation, tools));
        }
    }

    private List<Diagnostic> findings(Installation installation, List<Path> tools) throws Exception {
        startContext();
        List<Diagnostic> findings = new ArrayList<>(library.problems());
        RouteDirectories directories = directories(installation, tools);
        findings.addAll(new ToolRoutesValidator(context()).findings(directories));
        directories.unused().stream()
                .map(file -> new Diagnostic(file.toString(), 1, UnusedFiles.REASON))
                .forEach(findings::add);
        new FrontDoor(context(), installation.routes(), hasConnections())
                .findings().stream()
                        .map(finding -> finding.below(installation.directory()))
                        .forEach(findings::add);
        return findings;
    }

    /** Runs the start; closes the server if it fails. */
    private LunaServer starting(Callable<LunaServer> start) throws Exception {
        try {
            return library.call(start);
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    private static LunaServer withoutClients(Settings settings) {
        ComponentLibrary library = library(settings);
        return new LunaServer(CamelApplication.createWithoutClients(settings, library), library, new ToolSchemas());
    }

    private static ComponentLibrary library(Settings settings) {
        ComponentLibrary library = ComponentLibrary.open(Path.of(settings.get("luna.lib")));
        library.problems().forEach(problem -> LOG.warn("{}", problem));
        return library;
    }

    private RouteDirectories directories(Installation installation, List<Path> tools) {
        List<Path> directories = new ArrayList<>(List.of(installation.blocks(), installation.kamelets()));
        if (Boolean.parseBoolean(context().resolvePropertyPlaceholders("{{luna.tools.search}}"))) {
            directories.add(installation.search());
        }
        if (hasConnections()) {
            directories.add(installation.connect());
        }
        directories.addAll(tools);
        return new RouteDirectories(installation.routes(), directories);
    }

    private boolean hasConnections() {
        return ConnectionServices.areIn(context());
    }

    private void open(Installation installation, List<Path> tools, boolean live) throws Exception {
        startContext();
        CamelContext context = context();
        warnAboutProcessLimits(context);
        context.getRegistry().lookupByNameAndType("workspace", Workspace.class).prepare();
        ToolRoutes routes = new ToolRoutes(context);
        RouteDirectories directories = directories(installation, tools);
        routes.load(directories);
        new FrontDoor(context, installation.routes(), hasConnections()).open();
        UnusedFiles.report(directories.unused()).ifPresent(LOG::warn);
        context.hasService(BoundedHttpServer.class).listen();
        context.getRegistry()
                .lookupByNameAndType("boundedExecutor", BoundedCommandExecutor.class)
                .prepare();
        if (live) {
            watcher = Optional.of(RouteWatcher.start(routes, directories));
        }
    }

    private static void warnAboutProcessLimits(CamelContext context) {
        boolean virtual = Boolean.getBoolean("camel.threads.virtual.enabled");
        int workers = context.getComponent("ai-tool", AiToolComponent.class).getMaxCalls();
        int connections = Integer.parseInt(context.resolvePropertyPlaceholders("{{luna.limits.max-connections}}"));
        ProcessLimits.ofThisProcess()
                .warnings(connections, virtual ? 0 : workers)
                .forEach(LOG::warn);
    }

    private void startContext() throws Exception {
        camel.init();
        CamelContext context = context();
        context.getCamelContextExtension().setErrorHandlerFactory(quietErrorHandler());
        context.getCamelContextExtension().addInterceptStrategy(new JvmErrorInterceptor());
        context.getComponent("ai-tool", AiToolComponent.class).setReservedNames(McpMethod.names());
        camel.start();
    }

    /**
     * An error handler that does not log: the {@code ai-tool:} component logs each failure once; Camel would add a
     * stack trace.
     */
    private static DefaultErrorHandlerDefinition quietErrorHandler() {
        DefaultErrorHandlerDefinition handler = new DefaultErrorHandlerDefinition();
        handler.setLevel(LoggingLevel.OFF.name());
        handler.setRedeliveryPolicy(new RedeliveryPolicyDefinition().logExhaustedMessageHistory(false));
        return handler;
    }

    /** The Camel context of the server. */
    public CamelContext context() {
        return camel.getCamelContext();
    }

    /** The registry of the tools. */
    public ToolRegistry registry() {
        return context().getComponent("ai-tool", AiToolComponent.class).registry();
    }

    /** The port of the server; the actual one if the setting is 0. */
    public int port() {
        return context().hasService(BoundedHttpServer.class).getPort();
    }

    /** Rejects new calls, waits for the calls in flight, and stops. */
    @Override
    public void close() {
        watcher.ifPresent(RouteWatcher::close);
        camel.stop();
        library.close();
    }
}
