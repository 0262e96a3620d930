package dev.luna.mcp.builtin.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureAdviceTest {

    private final FailureAdvice advice = new FailureAdvice("The server's GITHUB_TOKEN");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | You have exceeded a secondary rate limit. Please wait a few minutes before you try again. | in a minute at the earliest",
                "403 | You have triggered an abuse detection mechanism. | secondary rate limit",
                "422 | Validation Failed; was submitted too quickly | secondary rate limit",
                "429 | You have exceeded a secondary rate limit. | secondary rate limit",
                "403 | Repository was archived so is read-only. | archived, so nothing in it can be changed",
                "403 | Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization. | Configure SSO",
                "403 | Although you appear to have the correct authorization credentials, the `acme` organization has an IP allow list enabled, and your IP address is not permitted to access this resource. | server's address must be added",
                "403 | `acme` forbids access via a personal access token (classic). | does not admit this kind of token",
                "403 | The 'acme' organization forbids access via a fine-grained personal access tokens if the token's lifetime is greater than 366 days. | kind and lifetime",
                "403 | Although you appear to have the correct authorization credentials, the `acme` organization has enabled OAuth App access restrictions | does not admit this kind of token",
                "409 | Could not create file: Changes must be made through a pull request. | The branch is protected. Commit to a branch of your own",
                "422 | At least 1 approving review is required by reviewers with write access. | The branch is protected.",
                "422 | Required status check \"ci\" is expected. | The branch is protected.",
                "403 | You're not authorized to push to this branch. Visit https://docs.github.com/about-protected-branches/ for more information: protected branch hook declined | create_branch",
                "409 | Repository rule violations found; Changes must be made through a pull request. | open_pr",
                "422 | Repository rule violations found; Commits must have verified signatures. | signed commits only",
                "422 | Repository rule violations found; Cannot create ref due to creations being restricted. | choose a name that it permits",
                "422 | Repository rule violations found; File path is restricted | A ruleset of the repository",
                "422 | Reference already exists | exists already: use it, or choose another name",
                "422 | Validation Failed; A pull request already exists for octocat:new. | list_prs",
                "422 | Validation Failed; No commits between main and new | commit something to it first",
                "409 | Git Repository is empty. | has no commit yet",
                "409 | a/b does not match 95b966ae1c166bd92f8ae7d1c313e738c731dfc3 | changed meanwhile",
                "410 | Issues has been disabled in this repository. | takes no issues",
                "422 | Workflow does not have 'workflow_dispatch' trigger | trigger 'workflow_dispatch'",
                "403 | Resource not accessible by personal access token | may not do this; it needs more permissions",
                "451 | Repository access blocked | for legal reasons",
            })
    void tells_each_refusal_for_what_it_is(int status, String said, String expected) {
        assertThat(advice.of(status, true, said, name -> null)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Validation Failed; title missing_field",
                "Required input 'version' not provided",
                "Unexpected inputs provided: [\"dry\"]",
            })
    void adds_nothing_to_a_422_that_says_it_all(String said) {
        assertThat(advice.of(422, true, said, name -> null)).isEmpty();
    }

    @Test
    void says_which_permission_is_missing() {
        Map<String, String> headers = Map.of("X-Accepted-GitHub-Permissions", "contents=write; workflows=write");

        assertThat(advice.of(403, true, "Resource not accessible by personal access token", headers::get))
                .endsWith("it needs more permissions: contents=write; workflows=write.");
        assertThat(advice.of(403, true, "No", Map.of("X-Accepted-GitHub-Permissions", "<b>")::get))
                .endsWith("it needs more permissions.");
    }

    @Test
    void says_of_a_secondary_limit_how_long_it_lasts_if_github_does() {
        assertThat(advice.of(403, true, "secondary rate limit", Map.of("Retry-After", "120")::get))
                .contains("in 120 s");
    }

    @Test
    void a_failure_of_github_after_a_write_may_hide_that_it_was_done() {
        assertThat(advice.of(502, true, "Server Error", name -> null))
                .contains("may have been carried out: check before");
        assertThat(advice.of(502, false, "Server Error", name -> null)).contains("Try again later");
    }

    @Test
    void a_name_with_such_a_word_in_it_is_not_taken_for_the_reason() {
        assertThat(advice.of(404, true, "Branch archived not found", name -> null))
                .contains("does not exist");
    }
}
