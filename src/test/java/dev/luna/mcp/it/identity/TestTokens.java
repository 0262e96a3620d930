package dev.luna.mcp.it.identity;

import dev.luna.mcp.identity.token.NamedToken;
import dev.luna.mcp.identity.token.NamedTokenFile;
import dev.luna.mcp.identity.token.TokenText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The file of the named tokens of a server under test, changed as {@code luna token} changes it. */
public final class TestTokens {

    private final Path path;
    private final NamedTokenFile file;

    public TestTokens(Path path) {
        this.path = path;
        this.file = new NamedTokenFile(path);
    }

    public Path path() {
        return path;
    }

    /** Adds a token and gives its text. */
    public String add(String name, String scopes, String tools, Optional<Instant> expires) throws IOException {
        String token = TokenText.random();
        NamedToken added =
                new NamedToken(name, TokenText.digest(token), words(scopes), words(tools), Instant.now(), expires);
        file.change(known -> {
            List<NamedToken> all = new ArrayList<>(known);
            all.add(added);
            return all;
        });
        return token;
    }

    /** Adds a token without a limit and gives its text. */
    public String add(String name, String scopes) throws IOException {
        return add(name, scopes, "", Optional.empty());
    }

    public void revoke(String name) throws IOException {
        file.change(known ->
                known.stream().filter(token -> !token.name().equals(name)).toList());
    }

    private static List<String> words(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(","));
    }
}
