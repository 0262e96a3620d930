package dev.luna.mcp.builtin.github;

import java.io.IOException;
import org.eclipse.egit.github.core.IRepositoryIdProvider;
import org.eclipse.egit.github.core.PullRequest;
import org.eclipse.egit.github.core.client.GitHubClient;
import org.eclipse.egit.github.core.service.PullRequestService;

/**
 * Sends only the state of a pull request that camel-github closes. Its own service would also send the title and the text as it
 * has read them, and so undo concurrent edits.
 */
final class PullRequestStateService extends PullRequestService {

    PullRequestStateService(GitHubClient client) {
        super(client);
    }

    @Override
    public PullRequest editPullRequest(IRepositoryIdProvider repository, PullRequest edited) throws IOException {
        return super.editPullRequest(
                repository, new PullRequest().setNumber(edited.getNumber()).setState(edited.getState()));
    }
}
