package dev.luna.mcp.builtin.github;

import dev.luna.mcp.connection.CallerConnections;
import dev.luna.mcp.outbound.credential.AccessToken;
import dev.luna.mcp.tool.CallContext;
import dev.luna.mcp.tool.CurrentCall;
import java.io.IOException;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * The token that GitHub gets: that of the account which the caller has connected, or the owner's. It adds the token to each request, for
 * the call that the thread works on. Thread-safe.
 */
final class GitHubAccess implements HttpRequestInterceptor {

    private final GitHubSettings settings;
    private final Optional<CallerConnections> accounts;
    private final CurrentCall current;

    /**
     * @param settings with the owner's token, if callers without an account use it
     * @param accounts empty if callers cannot connect accounts
     */
    GitHubAccess(GitHubSettings settings, Optional<CallerConnections> accounts, CurrentCall current) {
        this.settings = settings;
        this.accounts = accounts;
        this.current = current;
    }

    /**
     * Requires a token before anything is sent; asks the caller to connect an account if there is none.
     *
     * @param writing true if something is to be changed; without accounts, reading needs no token
     * @throws dev.luna.mcp.tool.MissingSettingException if the server has no token, and callers cannot connect accounts
     * @throws dev.luna.mcp.tool.ConnectionRequiredException if the caller has not connected an account
     * @throws IOException if the call is stopped while it waits for a token
     */
    void require(Exchange call, boolean writing) throws IOException {
        if (accounts.isEmpty()) {
            if (writing) {
                settings.requireToken();
            }
        } else if (account(CallContext.of(call)).isEmpty() && settings.token().isEmpty()) {
            accounts.get().accessToken(GitHubOAuth.NAME, call, null);
        }
    }

    private Optional<AccessToken> account(CallContext call) throws IOException {
        return accounts.isEmpty() ? Optional.empty() : accounts.get().find(GitHubOAuth.NAME, call, null);
    }

    @Override
    public void process(HttpRequest request, EntityDetails entity, HttpContext context) throws IOException {
        Optional<AccessToken> account = account(current.get());
        String token = account.isPresent() ? account.get().value() : settings.token();
        if (!token.isEmpty()) {
            request.setHeader(new BasicHeader("Authorization", "Bearer " + token, true));
        }
    }

    /** Returns the owner of the token that the current call uses, as the subject of a sentence; empty if it has none. */
    String subject() {
        try {
            return account(current.get()).isPresent()
                    ? "Your GitHub account"
                    : settings.token().isEmpty() ? "" : "The server's GITHUB_TOKEN";
        } catch (IOException e) {
            return "";
        }
    }

    /** Gives up the account whose token GitHub has refused; returns false if the token was not one of an account. */
    boolean refuse() throws IOException {
        Optional<AccessToken> refused = account(current.get());
        refused.ifPresent(token -> accounts.get().refuse(GitHubOAuth.NAME, current.get(), token.value()));
        return refused.isPresent();
    }
}
