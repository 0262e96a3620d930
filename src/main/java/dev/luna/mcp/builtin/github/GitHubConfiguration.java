package dev.luna.mcp.builtin.github;

import dev.luna.mcp.connection.CallerConnections;
import dev.luna.mcp.masking.SecretMask;
import dev.luna.mcp.outbound.OutboundPolicy;
import dev.luna.mcp.outbound.OutboundProxies;
import dev.luna.mcp.tool.AiToolComponent;
import dev.luna.mcp.tool.InvalidToolException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.github.GitHubComponent;
import org.apache.camel.component.github.GitHubConstants;
import org.apache.camel.spi.Registry;
import org.apache.camel.util.function.Suppliers;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.eclipse.egit.github.core.client.GitHubClient;
import org.eclipse.egit.github.core.service.CommitService;
import org.eclipse.egit.github.core.service.DataService;
import org.eclipse.egit.github.core.service.IssueService;
import org.eclipse.egit.github.core.service.PullRequestService;
import org.eclipse.egit.github.core.service.RepositoryService;

/**
 * Binds the beans of the GitHub routes. Reads {@code luna.github-api-url} and {@code luna.github-token}; connects to nothing.
 */
public class GitHubConfiguration implements CamelConfiguration {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int MAX_BYTES = 16 * 1024 * 1024;

    /** @throws IllegalArgumentException if the API's URL is unusable */
    @Override
    public void configure(CamelContext context) {
        GitHubSettings settings =
                GitHubSettings.of(context.resolvePropertyPlaceholders("{{luna.github-api-url}}"), token(context));
        GitHubAccess access = new GitHubAccess(
                settings,
                accounts(context),
                context.getComponent("ai-tool", AiToolComponent.class).currentCall());
        CloseableHttpClient http = GitHubHttp.client(settings, access, policy(context), DEADLINE, MAX_BYTES);
        GitHubRestClient requests = new GitHubRestClient(settings, http);
        RestResponseReader answers = new RestResponseReader(settings, access, requests);

        Registry registry = context.getRegistry();
        MaskedContentCheck masked =
                new MaskedContentCheck(registry.lookupByNameAndType("secretMask", SecretMask.class));
        registry.bind("gitHubHttpClient", HttpClient.class, http, null, "close");
        registry.bind("gitHubHeaders", new ResponseHeaderFilter());
        registry.bind("gitHubHttp", new GitHubHttpBinding(access, answers));
        registry.bind("gitHubArguments", new GitHubArguments(access));
        registry.bind("gitHubBlock", new GitHubBlock());
        registry.bind("gitHubCommits", new Commits(masked));
        registry.bind("gitHubContents", new Contents(masked));
        registry.bind("gitHubIssues", new Issues());
        registry.bind("gitHubPullRequests", new PullRequests());
        registry.bind("gitHubWorkflows", new Workflows());
        registry.bind("gitHubEndpoints", new GitHubEndpoints(context));
        bindCamelGitHub(registry, Suppliers.memorize(() -> new GuardedGitHubClient(settings, requests, answers)));
    }

    /** The owner's token; empty if callers connect their own accounts, and the owner does not share the token with the others. */
    private static String token(CamelContext context) {
        boolean kept = isOAuth(context) && !isTrue(context, "luna.github-shared-token");
        return kept ? "" : context.resolvePropertyPlaceholders("{{luna.github-token:}}");
    }

    private static boolean isTrue(CamelContext context, String setting) {
        return Boolean.parseBoolean(context.resolvePropertyPlaceholders("{{" + setting + "}}"));
    }

    private static boolean isOAuth(CamelContext context) {
        return !context.resolvePropertyPlaceholders("{{luna.github-oauth-client-id:}}")
                .isEmpty();
    }

    /** The accounts of callers; validates their settings. */
    private static Optional<CallerConnections> accounts(CamelContext context) {
        if (!isOAuth(context)) {
            return Optional.empty();
        }
        CallerConnections accounts =
                context.getRegistry().lookupByNameAndType("callerConnections", CallerConnections.class);
        try {
            accounts.services().find(GitHubOAuth.NAME);
        } catch (InvalidToolException e) {
            throw new IllegalArgumentException("GITHUB_OAUTH_CLIENT_ID is set, but " + e.getMessage(), e);
        }
        return Optional.of(accounts);
    }

    private static OutboundPolicy policy(CamelContext context) {
        return new OutboundPolicy("")
                .through(OutboundProxies.of(
                        context.resolvePropertyPlaceholders("{{luna.outbound.http-proxy:}}"),
                        context.resolvePropertyPlaceholders("{{luna.outbound.https-proxy:}}"),
                        context.resolvePropertyPlaceholders("{{luna.outbound.no-proxy:}}")));
    }

    /**
     * Binds the names under which camel-github looks up its services; without them it creates its own, for api.github.com. They
     * are made for the first endpoint that needs one.
     */
    private static void bindCamelGitHub(Registry registry, Supplier<GitHubClient> client) {
        registry.bind(
                GitHubConstants.GITHUB_REPOSITORY_SERVICE,
                RepositoryService.class,
                () -> new OfflineRepositoryService(client.get()));
        registry.bind(
                GitHubConstants.GITHUB_COMMIT_SERVICE, CommitService.class, () -> new CommitService(client.get()));
        registry.bind(GitHubConstants.GITHUB_DATA_SERVICE, DataService.class, () -> new DataService(client.get()));
        registry.bind(
                GitHubConstants.GITHUB_PULL_REQUEST_SERVICE,
                PullRequestService.class,
                () -> new PullRequestStateService(client.get()));
        registry.bind(GitHubConstants.GITHUB_ISSUE_SERVICE, IssueService.class, () -> new IssueService(client.get()));
        registry.bind("github-component", GitHubComponent.class, GitHubConfiguration::component);
    }

    private static GitHubComponent component() {
        GitHubComponent component = new GitHubComponent();
        // The component insists on a token of its own; the real one stays in the HTTP client.
        component.setOauthToken("held by the HTTP client");
        return component;
    }
}
