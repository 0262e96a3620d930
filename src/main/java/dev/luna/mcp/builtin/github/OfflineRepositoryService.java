package dev.luna.mcp.builtin.github;

import org.eclipse.egit.github.core.Repository;
import org.eclipse.egit.github.core.User;
import org.eclipse.egit.github.core.client.GitHubClient;
import org.eclipse.egit.github.core.service.RepositoryService;

/**
 * Returns a repository without a request to GitHub. camel-github looks up the repository of every producer it creates, but uses
 * only the name. So creating a producer needs no network, and no cached look-up can be out of date.
 */
final class OfflineRepositoryService extends RepositoryService {

    OfflineRepositoryService(GitHubClient client) {
        super(client);
    }

    @Override
    public Repository getRepository(String owner, String name) {
        return new Repository().setOwner(new User().setLogin(owner)).setName(name);
    }
}
