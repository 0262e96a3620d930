package dev.luna.mcp.luna;

import dev.luna.mcp.outbound.CallerUrl;
import dev.luna.mcp.outbound.OutboundPolicy;
import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.UpstreamException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Header;

/** Images that Luna fetches and converts. Thread-safe. */
public final class LunaImage {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final OutboundPolicy policy;

    /** @param policy what callers' URLs may point to, also when it is Luna who fetches them */
    public LunaImage(OutboundPolicy policy) {
        this.policy = policy;
    }

    /**
     * What Luna is asked. Luna may stand where private addresses are in reach, so the URL is checked before it is
     * passed on.
     *
     * @throws InvalidArgumentException if it is no http or https URL or points where callers may not
     */
    public Map<String, String> request(@Header("image_url") String url) {
        CallerUrl checked = CallerUrl.parse(url);
        policy.check(checked.host(), checked.port());
        return Map.of("image_url", checked.toString());
    }

    /**
     * Reads Luna's answer.
     *
     * @return a PNG
     * @throws UpstreamException if there is none in it
     */
    public byte[] answer(@Body Object json) {
        if (!(json instanceof Map<?, ?> answer) || !(answer.get("image_b64") instanceof String encoded)) {
            throw new UpstreamException("Luna Services answered without a text 'image_b64'.");
        }
        byte[] image;
        try {
            image = Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            throw new UpstreamException("Luna Services answered with an 'image_b64' that is not base64.", e);
        }
        if (!Arrays.equals(image, 0, Math.min(PNG.length, image.length), PNG, 0, PNG.length)) {
            throw new UpstreamException("Luna Services answered with an 'image_b64' that is not a PNG image.");
        }
        return image;
    }
}
