package dev.luna.mcp.builtin.github;

import org.eclipse.egit.github.core.Repository;
import org.eclipse.egit.github.core.User;
import org.eclipse.egit.github.core.client.GitHubClient;
import org.eclipse.egit.github.core.service.RepositoryService;

/**
 * Gives camel-github, which looks up the repository of every producer it makes, just the name it asked with: all that it
 * uses of the answer. So making a producer needs no network, and what the look-up said once cannot be out of date.
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
