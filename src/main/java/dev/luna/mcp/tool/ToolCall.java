package dev.luna.mcp.tool;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call of a tool: runs its route on a separate exchange and completes the calling exchange exactly once, with the
 * result, the failure, the timeout or the cancellation, whichever happens first. A timeout or a cancellation
 * interrupts the worker and discards its result.
 */
final class ToolCall {

    private static final Logger LOG = LoggerFactory.getLogger(ToolCall.class);

    private final AiToolConsumer consumer;
    private final Tool tool;
    private final Exchange caller;
    private final Timeouts.InFlight call;
    private final AsyncCallback callback;
    private final CallContext context;
    private final AtomicBoolean answered = new AtomicBoolean();
    private final AtomicBoolean released = new AtomicBoolean();
    private final Object lock = new Object();
    private Thread worker;

    ToolCall(AiToolConsumer consumer, Exchange caller, Timeouts.InFlight call, AsyncCallback callback) {
        this.consumer = consumer;
        this.tool = consumer.tool();
        this.caller = caller;
        this.call = call;
        this.callback = callback;
        this.context = CallContext.of(caller);
    }

    /**
     * Starts the route. The callback is called exactly once, unless this throws.
     *
     * @return true if the call completed synchronously (Camel's {@code doneSync})
     * @throws ServerBusyException if no permit is available
     */
    boolean start(Map<String, Object> arguments) throws Exception {
        boolean blocking = consumer.getEndpoint().isBlocking();
        if (blocking) {
            workers().acquire(context.isBackground());
        }
        try {
            Exchange exchange = exchange(arguments);
            if (blocking) {
                workers().run(() -> work(exchange));
            } else if (process(exchange)) {
                return true;
            }
        } catch (Throwable e) {
            // Errors too: a stack overflow or a thread that cannot be started must not leak the permit.
            releasePermit();
            if (answered.compareAndSet(false, true)) {
                throw e;
            }
            LOG.error("The answer of tool {} was lost", tool.name(), e);
            return true;
        }
        context.cancellation().onCancel(this::cancel);
        call.onTimeout(tool.timeout(), this::expire);
        return false;
    }

    private Exchange exchange(Map<String, Object> arguments) throws Exception {
        Exchange exchange = consumer.createExchange(false);
        consumer.createUoW(exchange);
        exchange.setPattern(ExchangePattern.InOut);
        exchange.setProperty(AiToolEndpoint.ARGUMENTS, arguments);
        exchange.setProperty(CallContext.PROPERTY, context);
        context.principal().ifPresent(principal -> exchange.setVariable(AiToolEndpoint.PRINCIPAL, principal.asMap()));
        Message message = exchange.getMessage();
        arguments.forEach(message::setHeader);
        if (consumer.getEndpoint().isArgumentsAsBody()) {
            message.setBody(consumer.getEndpoint().getComponent().mapper().writeValueAsString(arguments));
        }
        return exchange;
    }

    private void work(Exchange exchange) {
        synchronized (lock) {
            if (answered.get()) {
                release(exchange);
                return;
            }
            worker = Thread.currentThread();
        }
        try {
            process(exchange);
        } catch (Throwable e) {
            // Camel turns exceptions into a failed exchange, but rethrows most errors.
            release(exchange);
            answer(null, e, false);
        } finally {
            synchronized (lock) {
                worker = null;
                // A late interrupt must not affect the thread's next call.
                Thread.interrupted();
            }
        }
    }

    /** Runs the route; returns true if it completed synchronously. */
    private boolean process(Exchange exchange) {
        return component().currentCall().run(context, () -> context.trace()
                .run(() -> consumer.getAsyncProcessor().process(exchange, doneSync -> finish(exchange, doneSync))));
    }

    private void finish(Exchange exchange, boolean doneSync) {
        ToolResult result = null;
        Throwable failure = exchange.getException();
        try {
            if (failure == null) {
                result = ToolResult.of(
                        exchange.getMessage(),
                        tool.output(),
                        consumer.getEndpoint().getComponent().mapper(),
                        consumer.getEndpoint().getComponent().resultLimit());
            }
        } catch (StackOverflowError e) {
            failure = new ToolException("The tool's result is nested too deeply or refers to itself.", e);
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        if (failure == null && MemoryBudget.counts(result.size()) && !hold(result.size())) {
            failure = new ServerBusyException(
                    "The call is done, but the server's memory for results is exhausted. Request "
                            + "a smaller result, or try again in a few seconds.");
        }
        // Only now: the end of the unit of work closes cached streams from which the result is read.
        release(exchange);
        answer(result, failure, doneSync && !consumer.getEndpoint().isBlocking());
    }

    /** Reserves memory for a long result until the calling exchange is done; returns false if there is not enough. */
    private boolean hold(long size) {
        MemoryBudget results = consumer.getEndpoint().getComponent().results();
        if (!results.take(size)) {
            return false;
        }
        caller.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                results.giveBack(size);
            }
        });
        return true;
    }

    private void release(Exchange exchange) {
        try {
            consumer.doneUoW(exchange);
            consumer.releaseExchange(exchange, false);
        } finally {
            releasePermit();
        }
    }

    private void releasePermit() {
        if (consumer.getEndpoint().isBlocking() && released.compareAndSet(false, true)) {
            workers().release(context.isBackground());
        }
    }

    private void expire() {
        stop(new ToolTimeoutException(tool.name(), tool.timeout()));
    }

    private void cancel() {
        stop(new CancelledException("The call of tool '" + tool.name() + "' was cancelled."));
    }

    private void stop(ToolException reason) {
        if (answer(null, reason, false)) {
            synchronized (lock) {
                if (worker != null) {
                    worker.interrupt();
                }
            }
        }
    }

    private boolean answer(ToolResult result, Throwable failure, boolean doneSync) {
        if (!answered.compareAndSet(false, true)) {
            return false;
        }
        if (failure == null) {
            result.writeTo(caller.getMessage());
        } else {
            caller.setException(consumer.getEndpoint().getComponent().failures().toToolException(tool.name(), failure));
        }
        try {
            callback.done(doneSync);
        } catch (Error e) {
            reportLostResponse(e);
        }
        return true;
    }

    /**
     * Ends the request after an error in Camel's engine itself, for lack of memory or stack: otherwise its permit
     * would leak.
     */
    private void reportLostResponse(Error error) {
        LOG.error("The answer of tool {} was lost", tool.name(), error);
        context.fail(error);
    }

    private ToolWorkers workers() {
        return component().workers();
    }

    private AiToolComponent component() {
        return consumer.getEndpoint().getComponent();
    }
}
