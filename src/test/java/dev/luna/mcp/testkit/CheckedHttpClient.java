package dev.luna.mcp.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The one HTTP client of the tests. Each message that comes back on {@code /mcp} is held to the official schema of the
 * protocol's revision in use; one that is not as it should be fails the test that caused it. Thread-safe.
 */
public final class CheckedHttpClient {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * Sends a request and waits for the whole answer.
     *
     * @throws AssertionError if a message is not as the schema has it
     */
    public HttpResponse<String> send(HttpRequest request) {
        try {
            return sendAsync(request).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof AssertionError broken) {
                throw broken;
            }
            throw e;
        }
    }

    /** Sends a request; the answer fails with an {@link AssertionError} if a message is not as the schema has it. */
    public CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest request) {
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApply(response -> {
            if (isProtocol(request)) {
                new MessageCheck(request).whole(response);
            }
            return response;
        });
    }

    /** Sends a request whose answer may stay open, and gives its messages as they come. */
    public MessageStream open(HttpRequest request) {
        try {
            return new MessageStream(
                    client.send(request, HttpResponse.BodyHandlers.ofInputStream()), new MessageCheck(request));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", e);
        }
    }

    private static boolean isProtocol(HttpRequest request) {
        return request.uri().getPath().equals("/mcp");
    }
}
