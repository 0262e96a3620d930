package dev.luna.mcp.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.TestClock;
import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.outbound.credential.AccessToken;
import dev.luna.mcp.outbound.credential.OAuthClient;
import dev.luna.mcp.outbound.credential.TokenResponse;
import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.ToolException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of connections against somebody who can write it, keys that change, and time. */
class ConnectionsTest {

    private static final String OLD_KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String NEW_KEY =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes());
    private static final Instant BEGIN = Instant.parse("2026-12-01T12:00:00Z");
    private static final ConnectionLifetime LIFETIME = new ConnectionLifetime(Duration.ofDays(30), Duration.ofDays(7));
    private static final ConnectedService SHOP = service("shop", "https://shop.example/api");
    private static final ConnectionKey ADA = new ConnectionKey("ada", "shop");

    @TempDir
    Path directory;

    private final TestClock clock = new TestClock(BEGIN);

    private static ConnectedService service(String name, String url) {
        return new ConnectedService(
                name,
                URI.create(url),
                URI.create("https://shop.example/authorize"),
                new OAuthClient(name, URI.create("https://shop.example/token"), "id", "secret", false),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Path file() {
        return directory.resolve("connections.json");
    }

    private Connections open(String keys) {
        return new Connections(new ConnectionFile(file()), new EncryptionKeys(keys), LIFETIME, secret -> {}, clock);
    }

    private Connections withAda(String keys) {
        Connections connections = open(keys);
        connections.put(connection(ADA), SHOP);
        return connections;
    }

    private Connection connection(ConnectionKey key) {
        AccessToken token = new AccessToken("token-of-" + key.principal(), Instant.MAX, Instant.MAX);
        return new Connection(
                key, key.principal(), clock.instant(), clock.instant(), token, Optional.of("refresh-0123456789"));
    }

    private void edit(UnaryOperator<String> change) throws Exception {
        String text = Files.readString(file());
        assertThat(change.apply(text)).isNotEqualTo(text);
        Files.writeString(file(), change.apply(text));
    }

    private static Optional<String> token(Connections connections, ConnectionKey key, ConnectedService service) {
        return connections.use(key, service).map(each -> each.accessToken().value());
    }

    @Test
    void a_connection_is_found_after_a_restart_and_its_tokens_cannot_be_read() throws Exception {
        withAda(OLD_KEY);
        assertThat(token(open(OLD_KEY), ADA, SHOP)).contains("token-of-ada");
        assertThat(Files.readString(file())).contains("ada", "shop").doesNotContain("token-of-ada", "refresh-0");
    }

    @Test
    void a_record_that_is_moved_to_another_principal_or_service_is_worth_nothing() throws Exception {
        withAda(OLD_KEY);
        edit(text -> text.replace("\"principal\" : \"ada\"", "\"principal\" : \"bob\""));
        assertThat(token(open(OLD_KEY), new ConnectionKey("bob", "shop"), SHOP)).isEmpty();

        withAda(OLD_KEY);
        edit(text -> text.replace("\"service\" : \"shop\"", "\"service\" : \"mall\""));
        assertThat(token(open(OLD_KEY), new ConnectionKey("ada", "mall"), service("mall", "https://shop.example/api")))
                .isEmpty();
    }

    @Test
    void a_service_whose_url_has_changed_gets_no_tokens_of_the_old_one() {
        withAda(OLD_KEY);
        assertThat(token(open(OLD_KEY), ADA, service("shop", "https://evil.example/api")))
                .isEmpty();
    }

    @Test
    void a_record_cannot_be_made_younger() throws Exception {
        withAda(OLD_KEY);
        String at = String.valueOf(BEGIN.getEpochSecond());
        edit(text ->
                text.replace(at, String.valueOf(BEGIN.plus(Duration.ofDays(5)).getEpochSecond())));
        assertThat(token(open(OLD_KEY), ADA, SHOP)).isEmpty();
    }

    @Test
    void a_record_of_another_file_is_worth_nothing_under_another_key() {
        withAda(OLD_KEY);
        assertThat(token(open(NEW_KEY), ADA, SHOP)).isEmpty();
    }

    @Test
    void keys_rotate_while_connections_are_in_use() {
        withAda(OLD_KEY);
        assertThat(token(open(NEW_KEY + "," + OLD_KEY), ADA, SHOP)).contains("token-of-ada");
        assertThat(token(open(NEW_KEY), ADA, SHOP)).contains("token-of-ada");
    }

    @Test
    void a_key_that_is_none_is_not_repeated() {
        assertThatThrownBy(() -> new EncryptionKeys("c2VjcmV0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("luna.connections.key must be 32 random bytes in base64")
                .hasMessageNotContaining("c2VjcmV0");
    }

    @Test
    void a_connection_ends_when_it_is_not_used_and_when_it_is_old() {
        Connections connections = withAda(OLD_KEY);
        for (int day = 6; day < 30; day += 6) {
            clock.set(BEGIN.plus(Duration.ofDays(day)));
            assertThat(token(connections, ADA, SHOP)).as("day %s", day).isPresent();
        }
        clock.set(BEGIN.plus(Duration.ofDays(30)));
        assertThat(token(connections, ADA, SHOP)).isEmpty();

        clock.set(BEGIN);
        withAda(OLD_KEY);
        clock.set(BEGIN.plus(Duration.ofDays(7)));
        assertThat(token(connections, ADA, SHOP)).isEmpty();
        assertThat(connections.list()).isEmpty();
    }

    @Test
    void an_older_file_brings_a_connection_back_until_its_longest_age_only() throws Exception {
        Connections connections = withAda(OLD_KEY);
        byte[] older = Files.readAllBytes(file());
        connections.forget(ADA);
        assertThat(token(connections, ADA, SHOP)).isEmpty();
        Files.write(file(), older);
        assertThat(token(connections, ADA, SHOP)).isPresent();
        clock.set(BEGIN.plus(Duration.ofDays(30)));
        Files.write(file(), older);
        assertThat(token(connections, ADA, SHOP)).isEmpty();
    }

    @Test
    void another_process_removes_a_connection_at_once() {
        Connections server = withAda(OLD_KEY);
        server.put(connection(new ConnectionKey("bob", "shop")), SHOP);
        assertThat(token(server, ADA, SHOP)).isPresent();
        open(OLD_KEY).forget(ADA);
        assertThat(token(server, ADA, SHOP)).isEmpty();
        assertThat(token(server, new ConnectionKey("bob", "shop"), SHOP)).contains("token-of-bob");
    }

    @Test
    void a_renewal_does_not_bring_back_what_was_removed_meanwhile() {
        Connections connections = withAda(OLD_KEY);
        Connection before = connections.use(ADA, SHOP).orElseThrow();
        connections.forget(ADA);
        assertThat(connections.replace(before, before, SHOP)).isFalse();
        assertThat(connections.list()).isEmpty();
    }

    @Test
    void a_damaged_file_is_named_and_not_overwritten() throws Exception {
        Connections connections = withAda(OLD_KEY);
        Files.writeString(file(), "[{");
        assertThatThrownBy(() -> connections.put(connection(ADA), SHOP))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("cannot be read");
        assertThat(file()).hasContent("[{");
    }

    @Test
    void links_states_and_codes_expire_and_belong_to_one_principal() {
        PendingConnections pending = new PendingConnections(clock);
        Principal ada = Principal.owner("ada");
        ConnectLink link = pending.link(ada, SHOP);
        assertThat(pending.link(ada, SHOP)).isSameAs(link);
        assertThat(pending.link(Principal.owner("bob"), SHOP).id()).isNotEqualTo(link.id());
        ConnectAttempt attempt = pending.begin(link);
        String code = pending.grant(attempt, new TokenResponse("token-0123456789", Optional.empty(), Optional.empty()));
        assertThatThrownBy(() -> pending.confirm(new ConnectionKey("bob", "shop"), code))
                .isInstanceOf(InvalidArgumentException.class);

        ConnectAttempt late = pending.begin(pending.link(ada, SHOP));
        clock.set(BEGIN.plus(PendingConnections.LIFE).plusMillis(1));
        assertThat(pending.find(late.link().id())).isEmpty();
        assertThat(pending.take(late.state())).isEmpty();
        assertThatThrownBy(() -> pending.confirm(ADA, code)).isInstanceOf(InvalidArgumentException.class);
    }
}
