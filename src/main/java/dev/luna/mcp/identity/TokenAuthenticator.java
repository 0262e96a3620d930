package dev.luna.mcp.identity;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Recognises the bearer tokens of one kind, other than {@code AUTH_TOKEN}. The access check asks each one in the registry of Camel, in
 * no particular order, so a token belongs to one kind at most. Thread-safe.
 */
public interface TokenAuthenticator {

    /**
     * Finds the principal of a token. Called on the event loop, so it never blocks: the stage is complete when this returns, unless
     * something has to be fetched. It may then complete on any thread, and must complete within the time limit of that request.
     *
     * @param token as the client sent it, without surrounding space; it must appear in no message and no log
     * @return the principal; empty if the token is of another kind. Fails with {@link UnauthorizedException} if it is of this kind and
     *     not valid, and with {@link InsufficientScopeException} if it lacks a scope that every request needs
     */
    CompletionStage<Optional<Principal>> authenticate(String token);
}
