package dev.luna.mcp.tool.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is meant is found among the built-in tools and a thousand others. */
class RelevanceTest {

    private static final int FIRST = 3;

    @RegisterExtension
    static final Luna server = Luna.withBuiltInTools();

    private static SearchIndex index;

    @BeforeAll
    static void index() {
        List<Tool> all = new ArrayList<>(server.registry().tools());
        all.addAll(Catalogue.thousand());
        index = new SearchIndex(all);
    }

    private static List<String> names(String query) {
        return index.find(query, FIRST, tool -> true).stream().map(Tool::name).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            clone a repository                          | git_clone
            run the unit tests                          | run_tests
            open a pull request                         | open_pr
            write a comment on a PR                     | comment_pr
            black and white photo                       | img_bw
            resizing images                             | img_resize
            building a docker image                     | build_image
            start a CI workflow                         | ci_trigger
            speak a text aloud with a voice             | voice_speak
            generate code                               | code_gen
            listIssues                                  | list_issues
            make a new branch                           | create_branch
            commit files to a branch                    | commit_file
            read the contents of a file on GitHub       | read_file
            scaffold a Python project                   | scaffold_project
            phone number of the owner                   | validate
            which workflow runs failed                  | list_runs
            create an invoice                           | billing_create_invoice
            delete a salary from payroll                | payroll_delete_salary
            newest helpdesk tickets                     | helpdesk_list_ticket
            CRM: change contacts                        | crm_update_contact
            shipping_get_parcel                         | shipping_get_parcel
            cloning repositories                        | git_clone
            scaffolding projects                        | scaffold_project
            deleting attachments of the helpdesk        | helpdesk_delete_attachment
            triggered workflows                         | ci_trigger
            """)
    void the_tool_that_is_meant_is_among_the_first_three(String query, String tool) {
        assertThat(names(query)).contains(tool);
    }

    @Test
    void a_name_is_found_first_in_every_spelling() {
        assertThat(names("git_clone")).first().isEqualTo("git_clone");
        assertThat(names("GIT_CLONE")).first().isEqualTo("git_clone");
        assertThat(names("gitClone")).first().isEqualTo("git_clone");
        assertThat(names("git-clone")).first().isEqualTo("git_clone");
    }

    @Test
    void a_tool_that_must_not_be_found_makes_room_for_the_next() {
        assertThat(index.find("git_clone", 1, tool -> !tool.name().equals("git_clone")))
                .extracting(Tool::name)
                .hasSize(1)
                .doesNotContain("git_clone");
    }
}
