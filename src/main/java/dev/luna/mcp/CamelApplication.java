package dev.luna.mcp;

import dev.luna.mcp.audit.AuditConfiguration;
import dev.luna.mcp.builtin.command.CommandBlockConfiguration;
import dev.luna.mcp.builtin.docker.DockerConfiguration;
import dev.luna.mcp.builtin.git.GitToolsConfiguration;
import dev.luna.mcp.builtin.github.GitHubConfiguration;
import dev.luna.mcp.builtin.http.HttpBlockConfiguration;
import dev.luna.mcp.builtin.image.ImageConfiguration;
import dev.luna.mcp.builtin.luna.LunaConfiguration;
import dev.luna.mcp.builtin.puch.PuchConfiguration;
import dev.luna.mcp.builtin.python.PythonConfiguration;
import dev.luna.mcp.component.ComponentLibrary;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.connection.ConnectionConfiguration;
import dev.luna.mcp.connection.ConnectionSettings;
import dev.luna.mcp.http.BoundedHttpServerFactory;
import dev.luna.mcp.http.HttpConfiguration;
import dev.luna.mcp.http.tls.TlsFiles;
import dev.luna.mcp.identity.oauth.OAuthConfiguration;
import dev.luna.mcp.identity.token.NamedTokenConfiguration;
import dev.luna.mcp.masking.MaskingLayout;
import dev.luna.mcp.masking.SecretMask;
import dev.luna.mcp.mcp.ProtocolConfiguration;
import dev.luna.mcp.mcp.RoutedMethodConfiguration;
import dev.luna.mcp.mcp.response.ServerIdentity;
import dev.luna.mcp.mcp.search.SearchConfiguration;
import dev.luna.mcp.mcp.subscription.SubscriptionConfiguration;
import dev.luna.mcp.mcp.task.TaskConfiguration;
import dev.luna.mcp.outbound.OutboundConfiguration;
import dev.luna.mcp.process.ProcessConfiguration;
import dev.luna.mcp.tool.Degradation;
import dev.luna.mcp.tool.Diagnostic;
import dev.luna.mcp.tool.ScopeRules;
import dev.luna.mcp.tool.loading.LoadingConfiguration;
import dev.luna.mcp.tool.search.ToolSearch;
import dev.luna.mcp.workspace.WorkspaceConfiguration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.util.TimeUtils;

/** Creates the Camel application of the server, with its settings and the beans of all packages. */
final class CamelApplication {

    /**
     * The configurations of all packages with beans. A configuration comes after those whose beans it uses: Camel
     * creates them in this order.
     */
    static final List<Supplier<CamelConfiguration>> CONFIGURATIONS = List.of(
            LoadingConfiguration::new,
            OAuthConfiguration::new,
            NamedTokenConfiguration::new,
            HttpConfiguration::new,
            ProtocolConfiguration::new,
            AuditConfiguration::new,
            FrontDoorConfiguration::new,
            SubscriptionConfiguration::new,
            TaskConfiguration::new,
            RoutedMethodConfiguration::new,
            OutboundConfiguration::new,
            ConnectionConfiguration::new,
            HttpBlockConfiguration::new,
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

    private CamelApplication() {}

    /** Creates the application of a server. */
    static Main create(Settings settings, ComponentLibrary library) {
        return create(settings, settings.asMap(), library);
    }

    /** Creates the application for use in this process: it opens no port and writes no audit log. */
    static Main createWithoutClients(Settings settings, ComponentLibrary library) {
        Map<String, String> all = new HashMap<>(settings.asMap());
        all.put("camel.server.enabled", "false");
        all.put("luna.audit.file", "");
        all.put("luna.tokens.file", "");
        return create(settings, all, library);
    }

    private static Main create(Settings settings, Map<String, String> properties, ComponentLibrary library) {
        Main camel = new ServerMain(library.loader());
        camel.bind("componentLibrary", (Degradation) () -> library.problems().stream()
                .map(Diagnostic::toString)
                .reduce((first, second) -> first + System.lineSeparator() + second));
        // With Camel's own strategy a process that is told to stop during its start would wait for ever.
        camel.setShutdownStrategy(new SimpleMainShutdownStrategy());
        camel.setDefaultPropertyPlaceholderLocation("false");
        Properties overrides = new Properties();
        overrides.putAll(ConnectionServices.in(properties));
        boolean search = Boolean.parseBoolean(properties.get("luna.tools.search"));
        if (search) {
            include(ToolSearch.TOOL, overrides);
        }
        if (!overrides.getProperty(ConnectionSettings.SERVICES).isEmpty()) {
            include("connect_account", overrides);
        }
        camel.setOverrideProperties(overrides);
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
        camel.bind("scopeRules", ScopeRules.of(properties));
        camel.bind("httpServerFactory", httpServerFactory(settings));
        CONFIGURATIONS.forEach(configuration -> camel.configure().addConfiguration(configuration.get()));
        if (search) {
            camel.configure().addConfiguration(new SearchConfiguration());
        }
        return camel;
    }

    /** Adds a tool of the server to those that the owner has chosen: they choose what is to be found, not whether it can be. */
    private static void include(String tool, Properties settings) {
        settings.computeIfPresent(
                "luna.tools.include", (name, words) -> words.toString().isBlank() ? words : words + "," + tool);
    }

    private static BoundedHttpServerFactory httpServerFactory(Settings settings) {
        return new BoundedHttpServerFactory(
                Long.parseLong(settings.get("luna.max-body-bytes")),
                Integer.parseInt(settings.get("luna.limits.max-connections")),
                TimeUtils.toDuration(settings.get("luna.limits.request-timeout")),
                TimeUtils.toDuration(settings.get("luna.limits.first-request-timeout")),
                settings.get("luna.trusted-proxies"),
                tls(settings.get("luna.tls.certificate"), settings.get("luna.tls.key")));
    }

    /** Loads no class of TLS if it is off. */
    private static Optional<TlsFiles> tls(String certificate, String key) {
        return certificate.isEmpty() && key.isEmpty() ? Optional.empty() : Optional.of(TlsFiles.of(certificate, key));
    }
}
