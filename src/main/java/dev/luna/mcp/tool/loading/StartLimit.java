package dev.luna.mcp.tool.loading;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.util.TimeUtils;

/** Loads files on threads of their own, and gives up one that takes too long: the start of a component may never end. */
final class StartLimit {

    private static final long GRACE_MILLIS = 2000;

    private final CamelContext context;
    private final Duration limit;

    StartLimit(CamelContext context) {
        this.context = context;
        this.limit = TimeUtils.toDuration(context.resolvePropertyPlaceholders("{{luna.tools.start-timeout:30s}}"));
    }

    /** The load of a file. */
    @FunctionalInterface
    interface Load {

        /** @param isGivenUp returns true when nobody waits for the result any more, so that it must be undone */
        LoadedFile run(BooleanSupplier isGivenUp) throws Exception;
    }

    /**
     * Runs a load.
     *
     * @throws StartTimeoutException if it took too long; it was interrupted then, to undo itself
     * @throws Exception what the load threw
     */
    LoadedFile run(Load load) throws Exception {
        AtomicBoolean givenUp = new AtomicBoolean();
        FutureTask<LoadedFile> task = new FutureTask<>(() -> load.run(givenUp::get));
        Thread thread = new Thread(task, "load");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) e.getCause();
        } catch (TimeoutException e) {
            StackTraceElement[] stack = thread.getStackTrace();
            givenUp.set(true);
            thread.interrupt();
            thread.join(GRACE_MILLIS);
            throw late(stack, thread.isAlive(), e);
        } catch (InterruptedException e) {
            givenUp.set(true);
            thread.interrupt();
            throw e;
        }
    }

    private StartTimeoutException late(StackTraceElement[] stack, boolean runs, TimeoutException e) {
        String culprit = component(stack).map(scheme -> scheme + ":").orElse("");
        return new StartTimeoutException(
                "its start took longer than luna.tools.start-timeout (" + limit.toSeconds() + "s) and was given up"
                        + place(stack) + (culprit.isEmpty() ? "" : " of the component " + culprit)
                        + "; check that the service behind it can be reached"
                        + (runs ? ". It did not stop, so restart the server when it can" : ""),
                culprit,
                e);
    }

    /** The method that was running. */
    private static String place(StackTraceElement[] stack) {
        return Stream.of(stack)
                .filter(frame -> !frame.getClassName().matches("(java|javax|jdk|sun)\\..*"))
                .findFirst()
                .map(frame -> " in " + frame.getClassName() + "." + frame.getMethodName())
                .orElse("");
    }

    private Optional<String> component(StackTraceElement[] stack) {
        return Stream.of(stack)
                .filter(frame -> !frame.getClassName().startsWith("dev.luna."))
                .flatMap(frame -> context.getComponentNames().stream().filter(scheme -> frame.getClassName()
                        .startsWith(context.hasComponent(scheme).getClass().getPackageName() + ".")))
                .findFirst();
    }
}
