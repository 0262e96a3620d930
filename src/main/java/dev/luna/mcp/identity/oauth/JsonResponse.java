package dev.luna.mcp.identity.oauth;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpResponse;

/**
 * A response that should be a JSON object.
 *
 * @param status the status of HTTP
 */
record JsonResponse(int status, byte[] body) {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    /** A member that comes twice means one thing to us and perhaps another to the sender. */
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .readerFor(new TypeReference<Map<String, Object>>() {});

    /** Reads a whole response, whose size the connection bounds. */
    static JsonResponse of(ClassicHttpResponse response) throws IOException {
        byte[] body = response.getEntity() == null
                ? new byte[0]
                : response.getEntity().getContent().readAllBytes();
        return new JsonResponse(response.getCode(), body);
    }

    /** True if it refuses the request with this code (RFC 6749, section 5.2). */
    boolean isError(String code) {
        try {
            return status == BAD_REQUEST
                    && JSON.readValue(body) instanceof Map<?, ?> members
                    && code.equals(members.get("error"));
        } catch (IOException e) {
            // Without a code it is an error of another kind, which is found where the members are read.
            return false;
        }
    }

    /**
     * Returns the members of a successful response.
     *
     * @param subject what was requested, for the message
     * @throws AuthorizationServerException if the response has another status, or is no JSON object
     */
    static Map<String, Object> members(String subject, JsonResponse response) {
        if (response.status != OK) {
            throw new AuthorizationServerException(subject + " answered " + response.status);
        }
        try {
            Map<String, Object> members = JSON.readValue(response.body);
            if (members != null) {
                return members;
            }
        } catch (JacksonException e) {
            throw new AuthorizationServerException(subject + " is no JSON object", e);
        } catch (IOException e) {
            throw new AuthorizationServerException(subject + " cannot be read", e);
        }
        throw new AuthorizationServerException(subject + " is no JSON object");
    }
}
