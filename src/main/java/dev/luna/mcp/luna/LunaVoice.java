package dev.luna.mcp.luna;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.tool.UpstreamException;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** Speech that Luna makes, which it sends as it is or inside JSON. Stateless. */
public final class LunaVoice {

    private static final Pattern AUDIO_TYPE = Pattern.compile("audio/[a-z0-9][a-z0-9.+-]*");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What Luna is asked; without a voice it chooses one. */
    public Map<String, String> request(@Header("text") String text, @Header("voice") String voice) {
        Map<String, String> request = new HashMap<>(Map.of("text", text));
        if (voice != null) {
            request.put("voice", voice);
        }
        return request;
    }

    /**
     * Reads Luna's answer and notes in the header {@code Content-Type} what kind of sound it is.
     *
     * @return the sound
     * @throws UpstreamException if the answer holds none
     * @throws IOException if it is no JSON either
     */
    public byte[] answer(@Body byte[] body, @Header(Exchange.CONTENT_TYPE) String type, Exchange exchange)
            throws IOException {
        byte[] answer = body == null ? new byte[0] : body;
        if (isAudio(type)) {
            return sound(answer, type, exchange);
        }
        JsonNode json = JSON.readTree(answer);
        JsonNode kind = json.path("mime_type");
        if (!json.path("audio_b64").isTextual() || !(kind.isMissingNode() || isAudio(kind.asText()))) {
            throw new UpstreamException("Luna Services answered without 'audio_b64' and its 'mime_type'.");
        }
        try {
            byte[] sound = Base64.getDecoder().decode(json.path("audio_b64").asText());
            return sound(sound, kind.asText("audio/wav"), exchange);
        } catch (IllegalArgumentException e) {
            throw new UpstreamException("Luna Services answered with an 'audio_b64' that is not base64.", e);
        }
    }

    private static byte[] sound(byte[] sound, String type, Exchange exchange) {
        if (sound.length == 0) {
            throw new UpstreamException("Luna Services answered without any sound.");
        }
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, withoutParameters(type));
        return sound;
    }

    private static boolean isAudio(String type) {
        return type != null && AUDIO_TYPE.matcher(withoutParameters(type)).matches();
    }

    private static String withoutParameters(String type) {
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
