package dev.luna.mcp.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/**
 * The request that a client posted, as far as it could be read: the methods with their ids, and the revision that it named
 * it speaks.
 *
 * @param methods by the id of the request; empty if it names none that can be called
 * @param single true if it is one message, false if it is an array
 * @param header the revision that the header names; null if there is none
 * @param meta the revision that {@code _meta} names; null if there is none
 */
record SentRequest(Map<JsonNode, String> methods, boolean single, String header, String meta) {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static SentRequest of(HttpRequest request) {
        String header = request.headers().firstValue("MCP-Protocol-Version").orElse(null);
        JsonNode body = json(body(request));
        JsonNode meta = body.path("params").path("_meta").path("io.modelcontextprotocol/protocolVersion");
        Map<JsonNode, String> methods = new HashMap<>();
        for (JsonNode message : body.isArray() ? body : List.of(body)) {
            JsonNode id = message.path("id");
            boolean isResponse = !message.has("method") && message.has("result") != message.has("error");
            if (!isResponse && (id.isTextual() || id.isNumber())) {
                methods.put(id, message.path("method").asText());
            }
        }
        return new SentRequest(methods, !body.isArray(), header, meta.isTextual() ? meta.asText() : null);
    }

    private static JsonNode json(String text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text)).orElseGet(MAPPER::missingNode);
        } catch (JsonProcessingException e) {
            return MAPPER.missingNode();
        }
    }

    private static String body(HttpRequest request) {
        CompletableFuture<String> text = new CompletableFuture<>();
        request.bodyPublisher()
                .ifPresentOrElse(publisher -> publisher.subscribe(new Collector(text)), () -> text.complete(""));
        return text.join();
    }

    private record Collector(ByteArrayOutputStream bytes, CompletableFuture<String> text)
            implements Flow.Subscriber<ByteBuffer> {

        Collector(CompletableFuture<String> text) {
            this(new ByteArrayOutputStream(), text);
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer part) {
            byte[] copy = new byte[part.remaining()];
            part.get(copy);
            bytes.writeBytes(copy);
        }

        @Override
        public void onError(Throwable failure) {
            text.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            text.complete(bytes.toString(StandardCharsets.UTF_8));
        }
    }
}
