package dev.luna.mcp.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The handlers of the front door's requests, by path and method; for these the server needs no look through its router. Thread-safe. */
final class FrontDoorHandlers {

    private final Map<String, Map<HttpMethod, Handler<HttpServerRequest>>> handlers = new ConcurrentHashMap<>();

    void add(String path, Set<HttpMethod> methods, Handler<HttpServerRequest> handler) {
        Map<HttpMethod, Handler<HttpServerRequest>> here =
                handlers.computeIfAbsent(path, first -> new ConcurrentHashMap<>());
        methods.forEach(method -> here.put(method, handler));
    }

    void remove(String path, Set<HttpMethod> methods) {
        handlers.getOrDefault(path, Map.of()).keySet().removeAll(methods);
    }

    /** The handler of a request; null if the router has to find one, or to refuse the request: its header Host may be invalid. */
    Handler<HttpServerRequest> find(HttpServerRequest request) {
        if (request.authority() == null) {
            return null;
        }
        return handlers.getOrDefault(request.path(), Map.of()).get(request.method());
    }
}
