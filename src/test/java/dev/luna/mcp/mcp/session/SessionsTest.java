package dev.luna.mcp.mcp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.luna.mcp.identity.Authentication;
import dev.luna.mcp.identity.Permissions;
import dev.luna.mcp.identity.Principal;
import org.junit.jupiter.api.Test;

/** A session is known to its principal only, for as long as the key of its signature stays. */
class SessionsTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private final Principal owner = Principal.owner("1");
    private final Principal ann = new Principal("ann", "2", Authentication.NAMED_TOKEN, Permissions.ALL);
    private final Principal bob = new Principal("bob", "3", Authentication.NAMED_TOKEN, Permissions.ALL);

    private final Sessions sessions = new Sessions(new SigningKeys("", "token"));

    @Test
    void a_session_is_unknown_to_any_other_principal() {
        String id = sessions.begin(ann, MissingNode.getInstance()).id();

        assertThat(sessions.find(id, bob)).isEmpty();
        assertThat(sessions.find(id, ann)).isPresent();
        // Also now that it is kept.
        assertThat(sessions.find(id, bob)).isEmpty();
        assertThat(sessions.find(id, owner)).isEmpty();
        assertThatThrownBy(() -> sessions.end(id, bob)).isInstanceOf(UnknownSessionException.class);
        assertThat(sessions.find(id, ann)).isPresent();
    }

    @Test
    void clients_without_a_session_share_one_of_their_principal() {
        assertThat(sessions.find(null, ann)).isEqualTo(sessions.find(null, ann));
        assertThat(sessions.find(null, ann)).isNotEqualTo(sessions.find(null, bob));
    }

    @Test
    void sessions_of_the_owner_survive_a_restart_and_end_with_the_token() {
        String id = sessions.begin(owner, MissingNode.getInstance()).id();

        assertThat(new Sessions(new SigningKeys("", "token")).find(id, owner)).isPresent();
        assertThat(new Sessions(new SigningKeys("", "another")).find(id, owner)).isEmpty();
    }

    @Test
    void sessions_of_others_survive_a_restart_with_a_signing_key_alone() {
        String id = sessions.begin(ann, MissingNode.getInstance()).id();
        assertThat(new Sessions(new SigningKeys("", "token")).find(id, ann)).isEmpty();

        String signed = new Sessions(new SigningKeys(KEY, "token"))
                .begin(ann, MissingNode.getInstance())
                .id();
        assertThat(new Sessions(new SigningKeys(KEY, "another")).find(signed, ann))
                .isPresent();
    }

    @Test
    void a_short_signing_key_is_refused() {
        assertThatThrownBy(() -> new SigningKeys("short", "token"))
                .hasMessageContaining("at least 32 characters, not 5")
                .hasMessageContaining("openssl rand -base64 32");
    }
}
