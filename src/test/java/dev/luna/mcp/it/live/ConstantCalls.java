package dev.luna.mcp.it.live;

import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Calls tools without a pause, and notes each call that fails or answers what it should not. */
final class ConstantCalls implements AutoCloseable {

    private static final int CALLERS = 3;

    private final Luna server;
    private final Queue<String> mistakes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final List<Thread> threads;
    private volatile Map<String, Set<String>> callable = Map.of();
    private volatile boolean ended;

    ConstantCalls(Luna server, Map<String, String> served) {
        this.server = server;
        served(served, served);
        this.threads = IntStream.range(0, CALLERS)
                .mapToObj(number -> new Thread(() -> call(number), "caller-" + number))
                .toList();
        threads.forEach(Thread::start);
    }

    /** From now on those tools may be called that are there before and after a change, and may answer as before or after it. */
    void served(Map<String, String> before, Map<String, String> after) {
        Map<String, Set<String>> both = new HashMap<>();
        before.forEach((tool, answer) -> {
            if (after.containsKey(tool)) {
                both.put(
                        tool,
                        Set.of(answer).contains(after.get(tool)) ? Set.of(answer) : Set.of(answer, after.get(tool)));
            }
        });
        callable = both;
    }

    private void call(int number) {
        for (int i = number; !ended; i++) {
            Map<String, Set<String>> allowed = callable;
            List<String> tools = List.copyOf(allowed.keySet());
            if (tools.isEmpty()) {
                Thread.onSpinWait();
                continue;
            }
            String tool = tools.get(i % tools.size());
            HttpResponse<String> response = server.direct(tool, null);
            Map<String, Set<String>> still = callable;
            calls.incrementAndGet();
            if (still.containsKey(tool)) {
                Set<String> answers = new HashSet<>(allowed.get(tool));
                answers.addAll(still.get(tool));
                if (response.statusCode() != 200
                        || !answers.contains(
                                JsonRpc.json(response.body()).path("result").asText())) {
                    mistakes.add(tool + " should answer one of " + answers + ": " + response.statusCode() + " "
                            + response.body());
                }
            }
        }
    }

    /** The number of calls so far. */
    int calls() {
        return calls.get();
    }

    /** The calls that failed or answered what they should not. */
    List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    @Override
    public void close() {
        ended = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
