package dev.luna.mcp;

import dev.luna.mcp.audit.AuditConfiguration;
import dev.luna.mcp.builtin.command.CommandBlockConfiguration;
import dev.luna.mcp.builtin.docker.DockerConfiguration;
import dev.luna.mcp.builtin.git.GitToolsConfiguration;
import dev.luna.mcp.builtin.github.GitHubConfiguration;
import dev.luna.mcp.builtin.image.ImageConfiguration;
import dev.luna.mcp.builtin.luna.LunaConfiguration;
import dev.luna.mcp.builtin.puch.PuchConfiguration;
import dev.luna.mcp.builtin.python.PythonConfiguration;
import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.ListenAddress;
import dev.luna.mcp.config.ProcessLimits;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.http.BoundedHttpServerFactory;
import dev.luna.mcp.http.HttpConfiguration;
import dev.luna.mcp.masking.MaskingLayout;
import dev.luna.mcp.masking.SecretMask;
import dev.luna.mcp.mcp.ProtocolConfiguration;
import dev.luna.mcp.mcp.request.McpMethod;
import dev.luna.mcp.mcp.response.ServerIdentity;
import dev.luna.mcp.mcp.subscription.SubscriptionConfiguration;
import dev.luna.mcp.mcp.task.TaskConfiguration;
import dev.luna.mcp.outbound.OutboundConfiguration;
import dev.luna.mcp.process.BoundedCommandExecutor;
import dev.luna.mcp.process.ProcessConfiguration;
import dev.luna.mcp.tool.AiToolComponent;
import dev.luna.mcp.tool.Diagnostic;
import dev.luna.mcp.tool.JvmErrorInterceptor;
import dev.luna.mcp.tool.ToolRegistry;
import dev.luna.mcp.tool.loading.FrontDoor;
import dev.luna.mcp.tool.loading.LoadingConfiguration;
import dev.luna.mcp.tool.loading.RouteDirectories;
import dev.luna.mcp.tool.loading.RouteWatcher;
import dev.luna.mcp.tool.loading.ToolRoutes;
import dev.luna.mcp.tool.loading.ToolRoutesValidator;
import dev.luna.mcp.workspace.Workspace;
import dev.luna.mcp.workspace.WorkspaceConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.model.RedeliveryPolicyDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.apache.camel.util.TimeUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server: a Camel application that loads its tools first and opens its front door last. */
public final class LunaServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LunaServer.class);

    /** One for each package that has beans, in the order in which they need those of others. */
    private static final List<Supplier<CamelConfiguration>> CONFIGURATIONS = List.of(
            LoadingConfiguration::new,
            HttpConfiguration::new,
            ProtocolConfiguration::new,
            AuditConfiguration::new,
            SubscriptionConfiguration::new,
            TaskConfiguration::new,
            OutboundConfiguration::new,
            GitHostsConfiguration::new,
            WorkspaceConfiguration::new,
            ProcessConfiguration::new,
            GitToolsConfiguration::new,
            PythonConfiguration::new,
            DockerConfiguration::new,
            CommandBlockConfiguration::new,
            ImageConfiguration::new,
            LunaConfiguration::new,
            GitHubConfiguration::new,
            PuchConfiguration::new);

    private final Main camel;
    private Optional<RouteWatcher> watch = Optional.empty();

    private LunaServer(Main camel) {
        this.camel = camel;
    }

    /**
     * Starts a server; it answers when this returns.
     *
     * @param installation the directory with the front door's routes
     * @param tools the directories of tool routes
     * @throws IllegalArgumentException if a setting cannot be used; the message says which and why
     * @throws Exception if it cannot start; a tool that cannot is no reason, see {@link ToolRegistry#loadErrors()}
     */
    public static LunaServer start(Settings settings, Installation installation, List<Path> tools) throws Exception {
        ListenAddress.of(settings.get("luna.host"), settings.get("luna.port")).requireFree();
        LunaServer server = new LunaServer(configured(settings, settings.asMap()));
        try {
            server.open(installation, tools, Boolean.parseBoolean(settings.get("luna.live")));
        } catch (Exception e) {
            server.close();
            throw e;
        }
        return server;
    }

    /**
     * Starts the tools alone, to be used in this process: no port is opened, no call noted, and no change of a file looked for.
     *
     * @param tools the directories of tool routes
     * @throws Exception as of {@link #start}
     */
    public static LunaServer startTools(Settings settings, Installation installation, List<Path> tools)
            throws Exception {
        LunaServer server = new LunaServer(configured(settings, withoutClients(settings)));
        try {
            server.begin();
            new ToolRoutes(server.context()).load(directories(installation, tools));
        } catch (Exception e) {
            server.close();
            throw e;
        }
        return server;
    }

    /**
     * Finds what is wrong with the routes of tools and of the front door, without serving them: no port is opened.
     *
     * @param tools the directories of tool routes
     * @return what is wrong, each file under the path of its directory
     * @throws Exception if it cannot be found out, for example because a setting cannot be used
     */
    public static List<Diagnostic> check(Settings settings, Installation installation, List<Path> tools)
            throws Exception {
        try (LunaServer server = new LunaServer(configured(settings, withoutClients(settings)))) {
            server.begin();
            List<Diagnostic> findings = new ArrayList<>(
                    new ToolRoutesValidator(server.context()).findings(directories(installation, tools)));
            new FrontDoor(server.context(), installation.routes())
                    .findings().stream()
                            .map(finding -> finding.below(installation.directory()))
                            .forEach(findings::add);
            return findings;
        }
    }

    private static Map<String, String> withoutClients(Settings settings) {
        Map<String, String> all = new HashMap<>(settings.asMap());
        all.put("camel.server.enabled", "false");
        all.put("luna.audit.file", "");
        return all;
    }

    private static Main configured(Settings settings, Map<String, String> all) {
        Main camel = new Main();
        // Camel's own strategy makes a process that is told to end while it starts wait for what never comes
        camel.setShutdownStrategy(new SimpleMainShutdownStrategy());
        camel.setDefaultPropertyPlaceholderLocation("false");
        Properties properties = new Properties();
        properties.putAll(all);
        camel.setOverrideProperties(properties);
        camel.bind(
                "identity",
                new ServerIdentity(
                        settings.get("luna.server.name"),
                        settings.get("luna.server.title"),
                        settings.get("luna.version")));
        SecretMask secretMask =
                new SecretMask(settings.secrets(), Boolean.parseBoolean(settings.get("luna.mask-secret-shapes")));
        MaskingLayout.use(secretMask);
        camel.bind("secretMask", secretMask);
        camel.bind("httpServerFactory", httpServerFactory(settings));
        CONFIGURATIONS.forEach(configuration -> camel.configure().addConfiguration(configuration.get()));
        return camel;
    }

    private static RouteDirectories directories(Installation installation, List<Path> tools) {
        return new RouteDirectories(
                Stream.concat(Stream.of(installation.blocks()), tools.stream()).toList());
    }

    private static BoundedHttpServerFactory httpServerFactory(Settings settings) {
        return new BoundedHttpServerFactory(
                Long.parseLong(settings.get("luna.max-body-bytes")),
                Integer.parseInt(settings.get("luna.limits.max-connections")),
                TimeUtils.toDuration(settings.get("luna.limits.request-timeout")),
                TimeUtils.toDuration(settings.get("luna.limits.first-request-timeout")),
                settings.get("luna.trusted-proxies"));
    }

    private void open(Installation installation, List<Path> tools, boolean live) throws Exception {
        begin();
        CamelContext context = context();
        warnOfLimits(context);
        context.getRegistry()
                .lookupByNameAndType("boundedExecutor", BoundedCommandExecutor.class)
                .prepare();
        context.getRegistry().lookupByNameAndType("workspace", Workspace.class).prepare();
        ToolRoutes routes = new ToolRoutes(context);
        RouteDirectories directories = directories(installation, tools);
        routes.load(directories);
        new FrontDoor(context, installation.routes()).open();
        if (live) {
            watch = Optional.of(RouteWatcher.start(routes, directories));
        }
    }

    private static void warnOfLimits(CamelContext context) {
        boolean virtual = Boolean.getBoolean("camel.threads.virtual.enabled");
        int workers = context.getComponent("ai-tool", AiToolComponent.class).getMaxCalls();
        int connections = Integer.parseInt(context.resolvePropertyPlaceholders("{{luna.limits.max-connections}}"));
        ProcessLimits.ofThisProcess()
                .warnings(connections, virtual ? 0 : workers)
                .forEach(LOG::warn);
    }

    private void begin() throws Exception {
        camel.init();
        CamelContext context = context();
        context.getCamelContextExtension().setErrorHandlerFactory(quietErrorHandler());
        context.getCamelContextExtension().addInterceptStrategy(new JvmErrorInterceptor());
        context.getComponent("ai-tool", AiToolComponent.class).setReservedNames(McpMethod.names());
        camel.start();
    }

    /** A failed call is answered and logged once, by the {@code ai-tool:} component; Camel would add a stack trace. */
    private static DefaultErrorHandlerDefinition quietErrorHandler() {
        DefaultErrorHandlerDefinition handler = new DefaultErrorHandlerDefinition();
        handler.setLevel(LoggingLevel.OFF.name());
        handler.setRedeliveryPolicy(new RedeliveryPolicyDefinition().logExhaustedMessageHistory(false));
        return handler;
    }

    /** The Camel application that it is. */
    public CamelContext context() {
        return camel.getCamelContext();
    }

    /** The tools it offers. */
    public ToolRegistry registry() {
        return context().getComponent("ai-tool", AiToolComponent.class).registry();
    }

    /** The port it listens on, the real one if the system was to choose it. */
    public int port() {
        return context().hasService(VertxPlatformHttpServer.class).getPort();
    }

    /** Takes no more calls, finishes those in flight, and ends. */
    @Override
    public void close() {
        watch.ifPresent(RouteWatcher::close);
        camel.stop();
    }
}
