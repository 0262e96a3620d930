package dev.luna.mcp.mcp.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.digest.Sha256;
import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.mcp.request.InvalidParamsException;
import dev.luna.mcp.mcp.session.Signer;
import dev.luna.mcp.mcp.session.SigningKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state that a client keeps between the rounds of a call with input requests: the answers so far, signed. It is
 * bound to the principal, to the call it belongs to, and to a time after which it is worth nothing. Immutable and
 * thread-safe.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/utilities/mrtr">Multi round-trip requests</a>
 */
public final class RequestState {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final ObjectMapper mapper;
    private final Signer signer;
    private final Clock clock;

    public RequestState(ObjectMapper mapper, SigningKeys keys, Clock clock) {
        this.mapper = mapper;
        this.signer = new Signer("request state", keys);
        this.clock = clock;
    }

    /** Seals the answers that a call of a principal has so far. */
    String seal(Principal principal, JsonNode params, Map<String, JsonNode> answers) {
        ObjectNode state = mapper.createObjectNode();
        state.put("until", clock.instant().plus(LIFE).getEpochSecond());
        state.put("call", digest(params));
        state.set("answers", mapper.valueToTree(answers));
        String payload = ENCODER.encodeToString(state.toString().getBytes(StandardCharsets.UTF_8));
        return payload + "." + ENCODER.encodeToString(signer.sign(principal, payload.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Opens a state that came back.
     *
     * @throws InvalidParamsException if it is not one of ours, has been changed, is too old, or belongs to another principal or call
     */
    Map<String, JsonNode> open(String sealed, Principal principal, JsonNode params) {
        int dot = sealed.lastIndexOf('.');
        String payload = dot < 0 ? "" : sealed.substring(0, dot);
        try {
            byte[] signature = Base64.getUrlDecoder().decode(sealed.substring(dot + 1));
            if (dot < 0 || !signer.matches(principal, payload.getBytes(StandardCharsets.UTF_8), signature)) {
                throw new InvalidParamsException("'requestState' is not valid; send it exactly as it was received.");
            }
            JsonNode state = mapper.readTree(Base64.getUrlDecoder().decode(payload));
            if (state.path("until").asLong() < clock.instant().getEpochSecond()) {
                throw new InvalidParamsException("'requestState' has expired; start the call again without it.");
            }
            if (!state.path("call").asText().equals(digest(params))) {
                throw new InvalidParamsException("'requestState' belongs to another call.");
            }
            Map<String, JsonNode> answers = new LinkedHashMap<>();
            state.path("answers").properties().forEach(answer -> answers.put(answer.getKey(), answer.getValue()));
            return answers;
        } catch (IllegalArgumentException | IOException e) {
            throw new InvalidParamsException("'requestState' is not valid; send it exactly as it was received.");
        }
    }

    /** The digest of name and arguments, which are the same in all rounds of a call. */
    private String digest(JsonNode params) {
        try {
            ObjectNode call = mapper.createObjectNode();
            call.set("name", params.path("name"));
            call.set("uri", params.path("uri"));
            call.set("arguments", params.path("arguments"));
            byte[] bytes = mapper.writeValueAsBytes(call);
            return ENCODER.encodeToString(Sha256.of(bytes));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can be written", e);
        }
    }
}
