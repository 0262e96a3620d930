package dev.luna.mcp.builtin.github;

import java.io.IOException;
import org.eclipse.egit.github.core.IRepositoryIdProvider;
import org.eclipse.egit.github.core.PullRequest;
import org.eclipse.egit.github.core.client.GitHubClient;
import org.eclipse.egit.github.core.service.PullRequestService;

/**
 * Sends only the state of a pull request that camel-github closes: its service would write back title and text as they were
 * read, and so undo what somebody changed in between.
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
