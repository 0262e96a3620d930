package dev.luna.mcp.builtin.github;

import static java.util.concurrent.CompletableFuture.delayedExecutor;

import dev.luna.mcp.tool.ToolException;
import dev.luna.mcp.tool.UpstreamException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Bounds every call to GitHub: the whole answer is read here, at most so many bytes (counted after decompression) and
 * within so much time, however slowly it drips; a call whose thread is interrupted is given up. What goes wrong on the
 * wire becomes an {@link UpstreamException}. Thread-safe.
 *
 * @param timeLimit for one request and its whole answer
 * @param maxBytes the largest answer that is read
 */
record GitHubGuard(Duration timeLimit, int maxBytes) implements ExecChainHandler {

    private static final int WATCH_MILLIS = 200;

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Watch watch = new Watch(Thread.currentThread(), System.nanoTime() + timeLimit.toNanos(), scope.originalRequest);
        watch.look();
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            readWhole(response, scope.execRuntime);
            return response;
        } catch (IOException | HttpException e) {
            throw inWords(e, watch, scope);
        } catch (RuntimeException e) {
            // Closing a connection under the client's feet may surprise it; what is said in words already passes as it
            // is.
            if (watch.isWanted() || e instanceof ToolException) {
                throw e;
            }
            throw inWords(e, watch, scope);
        } finally {
            watch.over().set(true);
        }
    }

    private void readWhole(ClassicHttpResponse response, ExecRuntime connection) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return;
        }
        ContentType type = ContentType.parseLenient(entity.getContentType());
        byte[] bytes;
        try (InputStream content = entity.getContent()) {
            bytes = content.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                // Closing alone would first read to the end, which may never come.
                connection.discardEndpoint();
                throw new UpstreamException("GitHub's answer is larger than " + maxBytes + " bytes and was not read.");
            }
        }
        response.setEntity(new ByteArrayEntity(bytes, type));
    }

    private IOException inWords(Exception failure, Watch watch, ExecChain.Scope scope) {
        if (watch.thread().isInterrupted()) {
            InterruptedIOException interrupted = new InterruptedIOException("The call to GitHub was given up");
            interrupted.initCause(failure);
            return interrupted;
        }
        String kind = " (" + failure.getClass().getSimpleName() + ").";
        boolean late = watch.isLate() || failure instanceof InterruptedIOException;
        if (!RequestSentMarker.isSent(scope)) {
            throw new UpstreamException(
                    "GitHub could not be reached" + kind + " Is GITHUB_API_URL right and the network up?", failure);
        }
        throw new UpstreamException(
                (late ? "GitHub did not answer in time." : "GitHub broke off the connection" + kind)
                        + (RequestSentMarker.isWriting(scope.originalRequest.getMethod())
                                ? RequestSentMarker.MAY_BE_DONE
                                : " Nothing was changed; try again."),
                failure);
    }

    /** Looks every now and then whether a call should be given up, as a thread that reads a socket cannot be woken. */
    private record Watch(Thread thread, long deadline, ClassicHttpRequest request, AtomicBoolean over) {

        Watch(Thread thread, long deadline, ClassicHttpRequest request) {
            this(thread, deadline, request, new AtomicBoolean());
        }

        boolean isLate() {
            return System.nanoTime() - deadline > 0;
        }

        boolean isWanted() {
            return !isLate() && !thread.isInterrupted();
        }

        void look() {
            if (over.get()) {
                return;
            }
            if (!isWanted() && request instanceof Cancellable cancellable) {
                cancellable.cancel();
            } else {
                delayedExecutor(WATCH_MILLIS, TimeUnit.MILLISECONDS).execute(this::look);
            }
        }
    }
}
