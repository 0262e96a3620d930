package dev.luna.mcp.connection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.outbound.credential.TokenResponse;
import dev.luna.mcp.tool.InvalidArgumentException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The connections that are being made: links, browsers that were sent to a service, and tokens that their principal has not confirmed
 * yet. Each is kept for ten minutes, in memory, and can be used once. Thread-safe.
 */
final class PendingConnections {

    /** The longest time that each step may take. */
    static final Duration LIFE = Duration.ofMinutes(10);

    private static final int MOST = 10_000;
    private static final int MOST_OPENED = 20;
    private static final int MOST_WRONG = 5;
    private static final int RANDOM_BYTES = 32;

    /** Tokens that wait for the code that the browser shows. */
    private record Granted(ConnectLink link, TokenResponse tokens, String code, AtomicInteger wrong) {}

    private final SecureRandom random = new SecureRandom();
    private final Cache<ConnectionKey, ConnectLink> links;
    private final Cache<String, ConnectLink> byId;
    private final Cache<String, ConnectAttempt> attempts;
    private final Cache<ConnectionKey, Granted> granted;

    PendingConnections(Clock clock) {
        this.links = cache(clock);
        this.byId = cache(clock);
        this.attempts = cache(clock);
        this.granted = cache(clock);
    }

    private static <K, V> Cache<K, V> cache(Clock clock) {
        return Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(LIFE)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** The link of a principal to a service; the same one until it is used or expires. */
    ConnectLink link(Principal principal, ConnectedService service) {
        return links.get(new ConnectionKey(principal.id(), service.name()), key -> {
            ConnectLink link = new ConnectLink(secret(), principal, service, new AtomicInteger());
            byId.put(link.id(), link);
            return link;
        });
    }

    /** The link of an id; empty if there is none, or it was used, opened too often, or has expired. */
    Optional<ConnectLink> find(String id) {
        return Optional.ofNullable(byId.getIfPresent(id))
                .filter(link -> link.opened().incrementAndGet() <= MOST_OPENED);
    }

    /** Begins an authorization in a browser. */
    ConnectAttempt begin(ConnectLink link) {
        ConnectAttempt attempt = new ConnectAttempt(link, secret(), secret() + secret(), secret());
        attempts.put(attempt.state(), attempt);
        return attempt;
    }

    /** The attempt of a state, once; empty if there is none, it has come back already, or it has expired. */
    Optional<ConnectAttempt> take(String state) {
        return Optional.ofNullable(attempts.asMap().remove(state))
                // Another browser may have used the link since.
                .filter(attempt -> byId.getIfPresent(attempt.link().id()) != null);
    }

    /**
     * Keeps the tokens of an attempt until the principal confirms them. Its link cannot be used again.
     *
     * @return the code that confirms them, of eight digits
     */
    String grant(ConnectAttempt attempt, TokenResponse tokens) {
        ConnectLink link = attempt.link();
        byId.invalidate(link.id());
        links.asMap().remove(link.key(), link);
        String code = "%08d".formatted(random.nextInt(100_000_000));
        granted.put(link.key(), new Granted(link, tokens, code, new AtomicInteger()));
        return code;
    }

    /** Discards tokens that wait for the code; returns them, so that they can be revoked. */
    Optional<TokenResponse> discard(ConnectionKey key) {
        return Optional.ofNullable(granted.asMap().remove(key)).map(Granted::tokens);
    }

    /** Returns true if tokens wait for the code. */
    boolean isGranted(ConnectionKey key) {
        return granted.getIfPresent(key) != null;
    }

    /**
     * Takes the tokens that a code confirms; blanks and hyphens in it do not matter. After five wrong codes they are discarded.
     *
     * @throws InvalidArgumentException if the code is wrong, or nothing waits for one
     */
    TokenResponse confirm(ConnectionKey key, String code) {
        Granted waiting = granted.getIfPresent(key);
        if (waiting == null) {
            throw new InvalidArgumentException(
                    "No connection to '" + key.service() + "' waits for a code: none was made, or it"
                            + " has expired after " + LIFE.toMinutes() + " minutes. Begin again without a code.");
        }
        byte[] given = code.replaceAll("[\\s-]", "").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, waiting.code().getBytes(StandardCharsets.UTF_8))) {
            if (waiting.wrong().incrementAndGet() >= MOST_WRONG) {
                granted.asMap().remove(key, waiting);
            }
            throw new InvalidArgumentException(
                    "The code is wrong. It has eight digits, and the page in the browser shows it at the"
                            + " end. After " + MOST_WRONG + " wrong codes the connection has to be begun again.");
        }
        if (!granted.asMap().remove(key, waiting)) {
            throw new InvalidArgumentException("The code was used already.");
        }
        return waiting.tokens();
    }

    private String secret() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
